import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Validates PDFs with veraPDF: PDF/A-3a and PDF/UA-1. One line for each file and profile; exit 1 when one fails. */
public final class Pdf {
    private static final List<PDFAFlavour> PROFIELEN = List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    public static void main(String[] paden) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean alles = paden.length > 0;
        for (String pad : paden) {
            for (PDFAFlavour profiel : PROFIELEN) {
                alles &= toets(Path.of(pad), profiel);
            }
        }
        System.exit(alles ? 0 : 1);
    }

    private static boolean toets(Path pad, PDFAFlavour profiel) throws Exception {
        try (var in = Files.newInputStream(pad);
                PDFAParser parser = Foundries.defaultInstance().createParser(in, profiel);
                PDFAValidator toets = Foundries.defaultInstance().createValidator(profiel, false)) {
            ValidationResult uitslag = toets.validate(parser);
            String wat = uitslag.isCompliant() ? "voldoet" : "FOUT";
            System.out.println(wat + " " + profiel + " " + uitslag.getTotalAssertions() + " " + pad.getFileName());
            uitslag.getTestAssertions().stream()
                    .filter(a -> a.getStatus() == TestAssertion.Status.FAILED)
                    .limit(20)
                    .forEach(a -> System.out.println("  " + a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber()
                            + " " + a.getMessage() + " " + a.getLocation().getContext()));
            return uitslag.isCompliant();
        } catch (VeraPDFException fout) {
            System.out.println("FOUT " + profiel + " " + pad.getFileName() + ": " + fout);
            return false;
        }
    }
}
