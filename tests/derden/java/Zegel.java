import eu.europa.esig.dss.diagnostic.SignatureWrapper;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;

/**
 * Validates the PAdES signatures of a PDF with the EU's DSS, trusting the given certificates (PEM or DER) and nothing of
 * the network. One line a signature: its level, what DSS concludes, and whether the signed bytes are whole.
 */
public final class Zegel {
    public static void main(String[] args) {
        CommonTrustedCertificateSource vertrouwd = new CommonTrustedCertificateSource();
        for (int nr = 1; nr < args.length; nr++) {
            CertificateToken wie = DSSUtils.loadCertificate(new File(args[nr]));
            vertrouwd.addCertificate(wie);
        }
        CommonCertificateVerifier toets = new CommonCertificateVerifier();
        toets.setTrustedCertSources(vertrouwd);
        SignedDocumentValidator document = SignedDocumentValidator.fromDocument(new FileDocument(args[0]));
        document.setCertificateVerifier(toets);
        Reports uitslag = document.validateDocument();
        boolean alles = !uitslag.getDiagnosticData().getSignatures().isEmpty();
        for (SignatureWrapper zegel : uitslag.getDiagnosticData().getSignatures()) {
            boolean heel = zegel.isSignatureIntact() && zegel.isSignatureValid() && zegel.isTrustedChain();
            alles &= heel;
            var simpel = uitslag.getSimpleReport();
            System.out.println((heel ? "heel " : "FOUT ") + zegel.getSignatureFormat() + " "
                    + simpel.getIndication(zegel.getId()) + " " + simpel.getSubIndication(zegel.getId()) + " "
                    + (zegel.getSigningCertificate() == null ? "" : zegel.getSigningCertificate().getCommonName()));
        }
        System.exit(alles ? 0 : 1);
    }
}
