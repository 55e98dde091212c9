// SPDX-License-Identifier: Apache-2.0
package objects;

public class DeepHierarchy {
    static class C0 {
        int f0 = 1;

        int depth() {
            return 1;
        }

        int own() {
            return 0;
        }
    }

    static class C1 extends C0 {
        int f1 = f0 + 1;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C2 extends C1 {
        int f2 = f1 + 2;
    }

    static class C3 extends C2 {
        int f3 = f2 + 3;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 3;
        }
    }

    static class C4 extends C3 {
        int f4 = f3 + 4;
    }

    static class C5 extends C4 {
        int f5 = f4 + 5;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C6 extends C5 {
        int f6 = f5 + 6;

        @Override
        int own() {
            return 6;
        }
    }

    static class C7 extends C6 {
        int f7 = f6 + 7;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C8 extends C7 {
        int f8 = f7 + 8;
    }

    static class C9 extends C8 {
        int f9 = f8 + 9;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 9;
        }
    }

    static class C10 extends C9 {
        int f10 = f9 + 10;
    }

    static class C11 extends C10 {
        int f11 = f10 + 11;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C12 extends C11 {
        int f12 = f11 + 12;

        @Override
        int own() {
            return 12;
        }
    }

    static class C13 extends C12 {
        int f13 = f12 + 13;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C14 extends C13 {
        int f14 = f13 + 14;
    }

    static class C15 extends C14 {
        int f15 = f14 + 15;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 15;
        }
    }

    static class C16 extends C15 {
        int f16 = f15 + 16;
    }

    static class C17 extends C16 {
        int f17 = f16 + 17;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C18 extends C17 {
        int f18 = f17 + 18;

        @Override
        int own() {
            return 18;
        }
    }

    static class C19 extends C18 {
        int f19 = f18 + 19;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C20 extends C19 {
        int f20 = f19 + 20;
    }

    static class C21 extends C20 {
        int f21 = f20 + 21;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 21;
        }
    }

    static class C22 extends C21 {
        int f22 = f21 + 22;
    }

    static class C23 extends C22 {
        int f23 = f22 + 23;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C24 extends C23 {
        int f24 = f23 + 24;

        @Override
        int own() {
            return 24;
        }
    }

    static class C25 extends C24 {
        int f25 = f24 + 25;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C26 extends C25 {
        int f26 = f25 + 26;
    }

    static class C27 extends C26 {
        int f27 = f26 + 27;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 27;
        }
    }

    static class C28 extends C27 {
        int f28 = f27 + 28;
    }

    static class C29 extends C28 {
        int f29 = f28 + 29;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C30 extends C29 {
        int f30 = f29 + 30;

        @Override
        int own() {
            return 30;
        }
    }

    static class C31 extends C30 {
        int f31 = f30 + 31;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C32 extends C31 {
        int f32 = f31 + 32;
    }

    static class C33 extends C32 {
        int f33 = f32 + 33;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 33;
        }
    }

    static class C34 extends C33 {
        int f34 = f33 + 34;
    }

    static class C35 extends C34 {
        int f35 = f34 + 35;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C36 extends C35 {
        int f36 = f35 + 36;

        @Override
        int own() {
            return 36;
        }
    }

    static class C37 extends C36 {
        int f37 = f36 + 37;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C38 extends C37 {
        int f38 = f37 + 38;
    }

    static class C39 extends C38 {
        int f39 = f38 + 39;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 39;
        }
    }

    static class C40 extends C39 {
        int f40 = f39 + 40;
    }

    static class C41 extends C40 {
        int f41 = f40 + 41;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C42 extends C41 {
        int f42 = f41 + 42;

        @Override
        int own() {
            return 42;
        }
    }

    static class C43 extends C42 {
        int f43 = f42 + 43;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C44 extends C43 {
        int f44 = f43 + 44;
    }

    static class C45 extends C44 {
        int f45 = f44 + 45;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        @Override
        int own() {
            return 45;
        }
    }

    static class C46 extends C45 {
        int f46 = f45 + 46;
    }

    static class C47 extends C46 {
        int f47 = f46 + 47;

        @Override
        int depth() {
            return super.depth() + 1;
        }
    }

    static class C48 extends C47 {
        int f48 = f47 + 48;

        @Override
        int own() {
            return 48;
        }
    }

    static class C49 extends C48 {
        int f49 = f48 + 49;

        @Override
        int depth() {
            return super.depth() + 1;
        }

        int sum() {
            return f0 + f49;
        }
    }

    public static void main(String[] args) {
        C0[] all = {new C0(), new C3(), new C6(), new C9(), new C12(), new C15(), new C18(), new C21(), new C24(), new C27(), new C30(), new C33(), new C36(), new C39(), new C42(), new C45(), new C48(), new C49()};
        for (C0 c : all) {
            System.out.print(c.depth() + "/" + c.own() + " ");
        }
        System.out.println();
        int h = 0;
        for (C0 c : all) {
            h = h * 31 + (c instanceof C10 ? 1 : 0) + (c instanceof C25 x ? x.f25 : 0) + (c instanceof C49 ? 7 : 0) + (c.getClass() == C30.class ? 100 : 0);
        }
        System.out.println(h);
        C0 c = new C49();
        System.out.println(((C20) c).f20 + ((C49) c).f49 + ((C49) c).f0 + ((C49) c).sum());
        try {
            C49 bad = (C49) (C0) new C48();
            System.out.println(bad);
        } catch (ClassCastException e) {
            System.out.println("C48 is no C49");
        }
    }
}
