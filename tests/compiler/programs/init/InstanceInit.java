// SPDX-License-Identifier: Apache-2.0
package init;

import java.util.ArrayList;
import java.util.List;

public class InstanceInit {
    static int serial;

    private final int id = ++serial;
    private final List<String> log = new ArrayList<>();
    private int[] table = {id, id * 2, compute(3)};
    private String lazy;

    {
        log.add("block" + id);
        for (int i = 0; i < 2; i++) {
            log.add("loop" + i);
        }
    }

    InstanceInit() {
        log.add("default");
    }

    InstanceInit(String s) {
        this();
        log.add(s);
        if (s.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
    }

    InstanceInit(int a, int... more) {
        log.add("varargs" + a + more.length);
    }

    int compute(int x) {
        return x * id + (table == null ? 1000 : 0) + log.size();
    }

    String lazy() {
        return lazy == null ? lazy = "computed" + id : lazy + "again";
    }

    static class Early extends InstanceInit {
        final int y;
        String z = "z";

        Early(int y) {
            int twice = y * 2;
            if (twice < 0) {
                throw new IllegalArgumentException("before super");
            }
            this.y = twice;             // flexible constructor bodies: assigned before super()
            super(y, y, y);
        }

        @Override
        int compute(int x) {
            return y * 10000 + (z == null ? 1 : 2);
        }
    }

    static class Defaults {
        byte b;
        short s;
        char c;
        int i;
        long l;
        float f;
        double d;
        boolean z;
        String t;
        int[] a;
        static int si;
        static String st;
    }

    public static void main(String[] args) {
        for (InstanceInit t : new InstanceInit[] {new InstanceInit(), new InstanceInit("s"), new InstanceInit(1), new InstanceInit(1, 2, 3), new Early(7)}) {
            System.out.println(t.id + " " + t.log + " " + t.table[0] + "," + t.table[1] + "," + t.table[2] + " " + t.lazy() + t.lazy());
        }
        try {
            new InstanceInit("");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + serial);
        }
        try {
            new Early(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage() + serial);
        }
        Defaults d = new Defaults();
        System.out.println(d.b + " " + d.s + " " + (int) d.c + " " + d.i + " " + d.l + " " + d.f + " " + d.d + " " + d.z + " " + d.t + " " + d.a + " " + Defaults.si + Defaults.st);
        Object[] fresh = new Object[3];
        double[] doubles = new double[2];
        boolean[] booleans = new boolean[1];
        char[] chars = new char[1];
        System.out.println(fresh[2] + " " + doubles[1] + " " + booleans[0] + " " + (int) chars[0]);
    }
}
