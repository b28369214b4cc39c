package io.github.redirectfilter;

import java.io.IOException;
import java.io.InputStream;

/** Loads the filter's classes anew, among classes that can't see a library. */
public final class WithoutLibrary extends ClassLoader {
    private final String prefix;

    /** Hides classes whose names begin so. */
    public WithoutLibrary(String prefix) {
        super(WithoutLibrary.class.getClassLoader());
        this.prefix = prefix;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(prefix)) {
            throw new ClassNotFoundException(name);
        }
        if (!name.startsWith("io.github.redirectfilter.")) {
            return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
