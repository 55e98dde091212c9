// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Java text for a class that implements an interface and does nothing: every method throws.
final class Stubs {
    private final Class<?> service;
    private final String className;
    private final List<Method> methods;
    private final Map<String, Class<?>> imports = new TreeMap<>();      // by simple name

    Stubs(Class<?> service, String className) {
        this.service = service;
        this.className = className;
        methods = Arrays.stream(service.getMethods()).filter(method -> Modifier.isAbstract(method.getModifiers()))
                .sorted(Comparator.comparing(Method::getName).thenComparing(method -> Arrays.toString(method.getParameterTypes()))).toList();
        text(service);
    }

    /// The methods, with a blank line between two.
    String methods() {
        return methods.stream().map(this::method).collect(Collectors.joining("\n"));
    }

    private String method(Method method) {
        String parameters = Arrays.stream(method.getParameters()).map(this::parameter).collect(Collectors.joining(", "));
        String thrown = Arrays.stream(method.getGenericExceptionTypes()).map(this::text).collect(Collectors.joining(", "));
        return "    @Override\n    public " + variables(method) + text(method.getGenericReturnType()) + " " + method.getName() + "(" + parameters + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown) + " {\n"
                + "        throw new UnsupportedOperationException(\"" + className + "." + method.getName() + " is not written yet\");\n    }\n";
    }

    private String parameter(Parameter parameter) {
        String type = text(parameter.getParameterizedType());
        return (parameter.isVarArgs() ? type.substring(0, type.length() - 2) + "..." : type) + " " + parameter.getName();
    }

    private String variables(Method method) {
        if (method.getTypeParameters().length == 0) {
            return "";
        }
        List<String> variables = new ArrayList<>();
        for (TypeVariable<?> variable : method.getTypeParameters()) {
            String bounds = Arrays.stream(variable.getBounds()).filter(bound -> bound != Object.class).map(this::text).collect(Collectors.joining(" & "));
            variables.add(variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds));
        }
        return "<" + String.join(", ", variables) + "> ";
    }

    private String text(Type type) {
        return switch (type) {
            case Class<?> array when array.isArray() -> text(array.getComponentType()) + "[]";
            case Class<?> plain -> name(plain);
            case ParameterizedType generic -> text(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments()).map(this::text).collect(Collectors.joining(", ", "<", ">"));
            case GenericArrayType array -> text(array.getGenericComponentType()) + "[]";
            case WildcardType wildcard when wildcard.getLowerBounds().length > 0 -> "? super " + text(wildcard.getLowerBounds()[0]);
            case WildcardType wildcard -> wildcard.getUpperBounds()[0] == Object.class ? "?" : "? extends " + text(wildcard.getUpperBounds()[0]);
            default -> type.getTypeName();
        };
    }

    /// The simple name if it can be imported: of two classes with the same one the first is.
    private String name(Class<?> type) {
        if (type.isMemberClass()) {
            return name(type.getDeclaringClass()) + "." + type.getSimpleName();
        }
        if (type.isPrimitive() || type.getPackageName().equals("java.lang")) {
            return type.getSimpleName();
        }
        Class<?> imported = imports.putIfAbsent(type.getSimpleName(), type);
        return imported == null || imported == type ? type.getSimpleName() : type.getName();
    }

    /// A line for each class that [#methods] uses, which must be asked for first, and a blank line.
    String imports() {
        methods();
        return imports.values().stream().map(type -> "import " + type.getName() + ";\n").sorted().collect(Collectors.joining("", "", "\n"));
    }

    /// What tests call the object.
    String object() {
        String last = service.getSimpleName();
        return Character.toLowerCase(last.charAt(0)) + last.substring(1);
    }

    /// A test for each method: it says that it is not written.
    String tests() {
        StringBuilder text = new StringBuilder();
        Map<String, Integer> count = new TreeMap<>();
        for (Method method : methods) {
            int number = count.merge(method.getName(), 1, Integer::sum);
            boolean isOverloaded = methods.stream().filter(other -> other.getName().equals(method.getName()) && other.getParameterCount() == method.getParameterCount()).count() > 1;
            String arguments = Arrays.stream(method.getParameterTypes()).map(type -> zero(type, isOverloaded)).collect(Collectors.joining(", "));
            text.append("\n    @Test\n    void ").append(method.getName()).append(number == 1 ? "" : "_" + number).append("_is_not_written_yet() {\n")
                    .append("        assertThatThrownBy(() -> ").append(object()).append('.').append(method.getName()).append('(').append(arguments)
                    .append(")).isInstanceOf(UnsupportedOperationException.class);\n    }\n");
        }
        return text.toString();
    }

    /// An argument of the type, which no overload takes for another. A cast to a generic type would be one to its raw type, of which javac warns.
    private static String zero(Class<?> type, boolean isOverloaded) {
        if (type == boolean.class) {
            return "false";
        }
        if (type == int.class || type == long.class) {
            return type == int.class ? "0" : "0L";
        }
        if (type.isPrimitive()) {
            return "(" + type.getName() + ") 0";
        }
        return isOverloaded || type.isArray() ? "(" + type.getCanonicalName() + ") null" : "null";
    }
}
