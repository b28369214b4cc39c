package io.github.redirectfilter.benchmarks.micro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Makes a string forget its hash code. A server makes a new string of each path; the benchmarks send the same strings
 * again and again, and a map would find the hash code of all but the first turn ready. Making new strings while time is
 * taken would be measured, along with the garbage.
 *
 * <p>Needs {@link #OPEN} on the command line.
 */
public final class FreshString {
    /** Option of the JVM that lets the field be written. */
    public static final String OPEN = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    private static final VarHandle HASH = field("hash", int.class);
    private static final VarHandle HASH_IS_ZERO = field("hashIsZero", boolean.class);

    private FreshString() {}

    private static VarHandle field(String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(String.class, MethodHandles.lookup())
                    .findVarHandle(String.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("String has no field " + name + " that can be written", e);
        }
    }

    /** As if the string had just been made. */
    public static void forget(String string) {
        HASH.set(string, 0);
        HASH_IS_ZERO.set(string, false);
    }
}
