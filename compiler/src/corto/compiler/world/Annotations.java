// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.util.ArrayList;
import java.util.List;

/// Reads corto.lang annotations from class files.
final class Annotations {
    private static final String PACKAGE = "Lcorto/lang/";

    private Annotations() {}

    static List<Annotation> of(AttributedElement element) {
        List<Annotation> result = new ArrayList<>();
        element.findAttribute(Attributes.runtimeInvisibleAnnotations()).ifPresent(a -> result.addAll(a.annotations()));
        element.findAttribute(Attributes.runtimeVisibleAnnotations()).ifPresent(a -> result.addAll(a.annotations()));
        return List.copyOf(result);
    }

    static boolean has(List<Annotation> annotations, String simpleName) {
        return find(annotations, simpleName) != null;
    }

    static String value(List<Annotation> annotations, String simpleName) {
        Annotation annotation = find(annotations, simpleName);
        if (annotation == null) {
            return null;
        }
        for (AnnotationElement element : annotation.elements()) {
            if (element.value() instanceof AnnotationValue.OfString string) {
                return string.stringValue();
            }
        }
        return "";
    }

    /// The others.
    static List<Annotation> without(List<Annotation> annotations, String simpleName) {
        Annotation left = find(annotations, simpleName);
        return annotations.stream().filter(annotation -> annotation != left).toList();
    }

    private static Annotation find(List<Annotation> annotations, String simpleName) {
        for (Annotation annotation : annotations) {
            String type = annotation.className().stringValue();
            if (type.startsWith(PACKAGE) && type.length() == PACKAGE.length() + simpleName.length() + 1
                    && type.startsWith(simpleName, PACKAGE.length())) {
                return annotation;
            }
        }
        return null;
    }
}
