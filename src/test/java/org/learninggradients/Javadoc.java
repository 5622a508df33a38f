package org.learninggradients;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the Javadoc of sources says, as plain text without tags. */
public final class Javadoc extends TreePathScanner<Void, String> {
    private final DocTrees trees;
    private final Map<String, String> found;

    private Javadoc(DocTrees trees, Map<String, String> found) {
        this.trees = trees;
        this.found = found;
    }

    /** The Javadoc of the types below a folder by their simple names, of their fields and constants by Type.FIELD. */
    public static Map<String, String> below(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, String> found = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    null,
                    null,
                    files.getJavaFileObjectsFromPaths(SourceFiles.below(folder, ".java")));
            for (CompilationUnitTree unit : task.parse()) {
                new Javadoc(DocTrees.instance(task), found).scan(unit, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Override
    public Void visitClass(ClassTree type, String outer) {
        add(type.getSimpleName().toString());
        for (Tree member : type.getMembers()) {
            scan(member, type.getSimpleName().toString());
        }
        return null;
    }

    @Override
    public Void visitVariable(VariableTree field, String type) {
        if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
            add(type + "." + field.getName());
        }
        return null;
    }

    private void add(String name) {
        TreePath path = getCurrentPath();
        String comment = trees.getDocComment(path);
        if (comment != null) {
            found.put(name, plain(comment));
        }
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?s)(?:^|\\n)\\s*@(?:param|return|throws|see).*", "")
                .replaceAll("\\{@(?:link|code)\\s+([^}]*)}", "$1")
                .replaceAll("<[^>]+>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
