package org.learninggradients.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.learninggradients.net.Network;

/** SHA-256 of things that decide what a run computes. */
public final class Fingerprint {
    private Fingerprint() {}

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** In hexadecimal. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Of a network's layers and the bits of its parameters. */
    static String of(Network network) {
        MessageDigest digest = sha256();
        digest.update(network.topology().toString().getBytes(StandardCharsets.UTF_8));
        double[] parameters = network.parameters();
        ByteBuffer bits = ByteBuffer.allocate(Math.multiplyExact(parameters.length, Double.BYTES));
        bits.asDoubleBuffer().put(parameters);
        digest.update(bits);
        return network.topology().architecture() + " sha256 " + HexFormat.of().formatHex(digest.digest());
    }
}
