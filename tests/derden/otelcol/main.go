// The collector of OpenTelemetry, with what a test of ours needs of it: OTLP in, and everything told on stderr.
package main

import (
	"log"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/confmap/provider/fileprovider"
	"go.opentelemetry.io/collector/exporter"
	"go.opentelemetry.io/collector/exporter/debugexporter"
	"go.opentelemetry.io/collector/otelcol"
	"go.opentelemetry.io/collector/receiver"
	"go.opentelemetry.io/collector/receiver/otlpreceiver"
	"go.opentelemetry.io/collector/service/telemetry/otelconftelemetry"
)

func delen() (otelcol.Factories, error) {
	ontvangers, err := otelcol.MakeFactoryMap[receiver.Factory](otlpreceiver.NewFactory())
	if err != nil {
		return otelcol.Factories{}, err
	}
	uitgangen, err := otelcol.MakeFactoryMap[exporter.Factory](debugexporter.NewFactory())
	zelf := otelconftelemetry.NewFactory()
	return otelcol.Factories{Receivers: ontvangers, Exporters: uitgangen, Telemetry: zelf}, err
}

func main() {
	instellingen := otelcol.CollectorSettings{
		BuildInfo: component.BuildInfo{Command: "otelcol", Version: "0.165.0"},
		Factories: delen,
		ConfigProviderSettings: otelcol.ConfigProviderSettings{ResolverSettings: confmap.ResolverSettings{
			ProviderFactories: []confmap.ProviderFactory{fileprovider.NewFactory()},
			DefaultScheme:     "file",
		}},
	}
	if err := otelcol.NewCommand(instellingen).Execute(); err != nil {
		log.Fatal(err)
	}
}
