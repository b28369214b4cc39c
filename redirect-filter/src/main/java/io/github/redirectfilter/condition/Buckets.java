package io.github.redirectfilter.condition;

import java.nio.charset.StandardCharsets;

/**
 * Sorts the callers of an experiment into 10,000 buckets, evenly, and alike on every node: a bucket is a function of two
 * texts, made of published parts that any language has. FNV-1a (RFC 9923) with 64 bits reads the UTF-8 of the
 * experiment, a NUL and the key; the finalizer of MurmurHash3 mixes what FNV leaves similar for similar keys.
 */
final class Buckets {
    static final int COUNT = 10_000;

    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long experiment;

    Buckets(String experiment) {
        this.experiment = step(hash(FNV_OFFSET, experiment), 0);
    }

    /** The bucket of a caller, from 0. */
    int of(String key) {
        return (int) Long.remainderUnsigned(mix(hash(experiment, key)), COUNT);
    }

    private static long hash(long hash, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return hash(hash, text.substring(i).getBytes(StandardCharsets.UTF_8));
            }
            hash = step(hash, c);
        }
        return hash;
    }

    private static long hash(long hash, byte[] utf8) {
        for (byte octet : utf8) {
            hash = step(hash, octet & 0xFF);
        }
        return hash;
    }

    private static long step(long hash, int octet) {
        return (hash ^ octet) * FNV_PRIME;
    }

    private static long mix(long hash) {
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash = (hash ^ hash >>> 33) * 0xC4CEB9FE1A85EC53L;
        return hash ^ hash >>> 33;
    }
}
