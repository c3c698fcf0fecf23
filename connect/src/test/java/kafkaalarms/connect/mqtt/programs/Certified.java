package kafkaalarms.connect.mqtt.programs;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key with a certificate that it has signed itself, as PEM files and as a key store; made by the JDK's keytool. */
public record Certified(Path certificate, Path key, Path rsaKey, Path store) {
    private static final String PASSWORD = "secret";
    /** Header of PKCS#8 around an RSA key of 2048 bits. */
    private static final int HEADER_BYTES = 26;

    public static Certified make(Path folder, String name, String address) throws Exception {
        Files.createDirectories(folder);
        Path store = folder.resolve(name + ".p12");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "it", "-keyalg", "RSA", "-keysize", "2048", "-validity", "30",
                "-dname", "CN=" + name, "-ext", "san=ip:" + address, "-ext", "bc:c",
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD)
            .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(output);
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        byte[] key = keys.getKey("it", PASSWORD.toCharArray()).getEncoded();
        return new Certified(
            pem(folder, name + ".crt", "CERTIFICATE", keys.getCertificate("it").getEncoded()),
            pem(folder, name + ".key", "PRIVATE KEY", key),
            pem(folder, name + ".rsa.key", "RSA PRIVATE KEY", Arrays.copyOfRange(key, HEADER_BYTES, key.length)),
            store);
    }

    /** Makes sockets of servers that show the certificate. */
    public ServerSocketFactory sockets() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    private static Path pem(Path folder, String file, String type, byte[] der) throws Exception {
        String text = "-----BEGIN " + type + "-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
        return Files.writeString(folder.resolve(file), text);
    }
}
