package io.github.redirectfilter.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the Java of an example, with the usual imports, and loads its classes. */
public final class JavaSource extends SimpleJavaFileObject {
    private static final String IMPORTS =
            "import io.github.redirectfilter.annotation.*; import jakarta.servlet.annotation.*; import jakarta.servlet.http.*;";

    private final String text;

    private JavaSource(String name, String text) {
        super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
        this.text = text;
    }

    static List<Class<?>> compile(String text) throws ClassNotFoundException {
        // public types would have to stand in files of their own
        return compile(List.of(new JavaSource("Example", IMPORTS + text.replace("public class", "class"))));
    }

    /** Compiles whole files, each named by its first class. */
    public static List<Class<?>> compileFiles(List<String> texts) throws ClassNotFoundException {
        return compile(texts.stream()
                .map(text -> new JavaSource(text.replaceFirst("(?s).*?\\bclass (\\w+).*", "$1"), text))
                .toList());
    }

    private static List<Class<?>> compile(List<JavaSource> sources) throws ClassNotFoundException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Memory memory = new Memory(compiler.getStandardFileManager(problems, null, null));

        compiler.getTask(null, memory, problems, List.of("-proc:none"), null, sources)
                .call();

        assertThat(problems.getDiagnostics())
                .filteredOn(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        ClassLoader loader = memory.loader();
        List<Class<?>> classes = new ArrayList<>();
        for (String name : memory.compiled.keySet()) {
            classes.add(Class.forName(name, false, loader));
        }
        return classes;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> compiled = new LinkedHashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    compiled.put(className, out);
                    return out;
                }
            };
        }

        ClassLoader loader() {
            return new ClassLoader(JavaSource.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    ByteArrayOutputStream bytes = compiled.get(name);
                    if (bytes == null) {
                        throw new ClassNotFoundException(name);
                    }
                    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
                }
            };
        }
    }
}
