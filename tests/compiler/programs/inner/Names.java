// SPDX-License-Identifier: Apache-2.0
package inner;

import java.util.List;
import java.util.Map;

public class Names {
    static class Nested {
        class Inner {}
    }

    interface I {}

    enum E {
        A {
        }, B
    }

    record R() {}

    @interface Note {}

    static String show(Class<?> c) {
        return c.getName() + " " + c.getSimpleName() + " " + c.isArray() + c.isInterface() + c.isPrimitive();
    }

    public static void main(String[] args) {
        class Local {}
        Object anonymous = new Object() {};
        System.out.println(show(Names.class));
        System.out.println(show(Nested.class));
        System.out.println(show(Nested.Inner.class));
        System.out.println(show(Local.class));
        System.out.println(show(anonymous.getClass()));
        System.out.println(show(I.class));
        System.out.println(show(E.class));
        System.out.println(show(E.A.getClass()));
        System.out.println(show(E.B.getClass()));
        System.out.println(show(R.class));
        System.out.println(show(int.class) + show(void.class) + show(boolean.class));
        System.out.println(show(int[].class));
        System.out.println(show(String[][].class));
        System.out.println(show(Nested[].class));
        System.out.println(show(byte[][][].class) + show(char[].class) + show(double[].class) + show(boolean[].class) + show(short[].class) + show(long[].class) + show(float[].class));
        System.out.println(show(Map.Entry.class));
        System.out.println(show(Integer.class) + show(Object.class));
        System.out.println(String.class == "x".getClass());
        System.out.println(int[].class == new int[0].getClass());
        System.out.println(new int[0][0].getClass().getComponentType() == int[].class);
        System.out.println(int.class != Integer.class);
        System.out.println(List.class + " " + String.class + " " + int.class + " " + int[].class);
        System.out.println(Number.class.isInstance(5) + " " + Number.class.isInstance("x") + " " + Comparable.class.isAssignableFrom(String.class) + " " + String.class.isAssignableFrom(Object.class) + Object[].class.isAssignableFrom(String[].class) + int[].class.isInstance(new int[1]));
        System.out.println(String.class.cast("cast") + " " + Integer.class.getSuperclass().getName() + " " + Object.class.getSuperclass() + " " + I.class.getSuperclass() + " " + int[].class.getSuperclass().getName());
        System.out.println(R.class.isRecord() + " " + E.class.isEnum() + " " + E.A.getClass().isEnum() + " " + String.class.hashCode() * 0 + String.class.desiredAssertionStatus());
        System.out.println(Names.class.getPackageName() + " " + String.class.getPackageName() + " " + String.class.getTypeName() + " " + int[][].class.getTypeName());
        try {
            Integer.class.cast("no");
        } catch (ClassCastException e) {
            System.out.println("cast failed");
        }
    }
}
