// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class ArrayStore {
    static void store(Object[] array, Object value) {
        try {
            array[0] = value;
            System.out.println("stored " + array[0]);
        } catch (ArrayStoreException e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage());
        }
    }

    interface I {}

    static class A implements I {
        public String toString() {
            return "A";
        }
    }

    static class B extends A {
        public String toString() {
            return "B";
        }
    }

    public static void main(String[] args) {
        store(new Object[1], 5);
        store(new String[1], "s");
        store(new String[1], 5);
        store(new String[1], null);
        store(new Integer[1], 5L);
        store(new Number[1], 5L);
        store(new Comparable[1], "c");
        store(new A[1], new B());
        store(new B[1], new A());
        store(new I[1], new B());
        store(new I[1], "x");
        store(new Object[1][], new int[0].length);
        store(new Object[1][], new String[0].getClass() == String[].class ? null : "x");
        store(new int[1][], new long[0]);
        store(new Cloneable[1], "str");
        Object[] objects = new A[] {null};
        try {
            objects[0] = "wrong";
        } catch (ArrayStoreException e) {
            System.out.println("A[] " + (objects[0] == null));
        }
        Object[][] deep = new Integer[2][2];
        try {
            deep[1] = new String[0];
        } catch (ArrayStoreException e) {
            System.out.println("Integer[][]");
        }
        deep[0] = new Integer[] {1, 2, 3};
        System.out.println(deep[0].length);
        try {
            deep[0][5] = "index first";
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println("index check before store check");
        }
        int[][] ints = {{1}, {2, 3}};
        Object[] up = ints;
        up[0] = new int[] {7, 8, 9};
        System.out.println(ints[0][2]);
        try {
            up[1] = new byte[1];
        } catch (ArrayStoreException e) {
            System.out.println(ints[1].length);
        }
        try {
            System.arraycopy(new Object[] {"a", "b", 3, "d"}, 0, objects = new String[4], 0, 4);
        } catch (ArrayStoreException e) {
            System.out.println(objects[0] + "" + objects[1] + objects[2] + objects[3]);
        }
    }
}
