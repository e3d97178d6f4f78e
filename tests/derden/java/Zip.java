import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** Reads every member of every file to its end, by its directory and as a stream; an error ends it with a trace. */
public final class Zip {
    public static void main(String[] paden) throws Exception {
        for (String pad : paden) {
            int leden = 0;
            try (ZipFile boek = new ZipFile(pad)) {
                for (var lid : boek.stream().toList()) {
                    try (InputStream in = boek.getInputStream(lid)) {
                        eis(in.readAllBytes().length == lid.getSize(), lid.getName());
                        leden++;
                    }
                }
            }
            try (ZipInputStream stroom = new ZipInputStream(Files.newInputStream(Path.of(pad)))) {
                int gezien = 0;
                while (stroom.getNextEntry() != null) {
                    stroom.readAllBytes();
                    gezien++;
                }
                eis(gezien == leden, pad);
            }
            System.out.println(leden);
        }
    }

    private static void eis(boolean klopt, String wat) {
        if (!klopt) {
            throw new IllegalStateException(wat);
        }
    }
}
