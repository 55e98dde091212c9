// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Program.runBothForImage;
import static corto.compiler.interpret.Program.runBothOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What interpreted code throws, it can catch; what the language throws has HotSpot's class and message.
class ExceptionTest {

    @Test
    void handlers_are_found_by_type_in_order_and_through_calls() {
        assertThat(runBothOf("""
                static class E1 extends RuntimeException {} static class E2 extends E1 {} static class E3 extends Exception {}
                static void fail(int n) throws Exception { if (n == 1) throw new E1(); if (n == 2) throw new E2(); if (n == 3) throw new E3(); }
                static String attempt(int n) {
                    try { try { fail(n); return "none"; } catch (E2 e) { return "E2"; } catch (E1 e) { throw e; } }
                    catch (RuntimeException e) { return "R"; } catch (Exception e) { return e.getClass().getSimpleName(); }
                }
                static String run() { return attempt(0) + attempt(1) + attempt(2) + attempt(3); }
                """)).isEqualTo("noneRE2E3");
    }

    @Test
    void finally_runs_on_every_way_out() {
        assertThat(runBothOf("""
                static StringBuilder log = new StringBuilder();
                static int f(int n) { try { if (n == 0) return 1; if (n == 1) throw new IllegalStateException("x"); return 2; }
                    catch (IllegalStateException e) { log.append('c'); return 3; } finally { log.append('f').append(n); if (n == 2) return 9; } }
                static String run() {
                    int sum = f(0) * 100 + f(1) * 10 + f(2);
                    loop: for (int i = 0; ; i++) { try { if (i == 1) continue; if (i == 3) break loop; } finally { log.append(i); } }
                    return log.toString() + sum;
                }
                """)).isEqualTo("f0cf1f20123139");
    }

    @Test
    void try_with_resources_closes_and_suppresses() {
        assertThat(runBothOf("""
                static StringBuilder log = new StringBuilder();
                record R(String name) implements AutoCloseable { public void close() { log.append("close ").append(name).append(' '); throw new IllegalArgumentException(name); } }
                static String run() {
                    try (R a = new R("a"); R b = new R("b")) { log.append("body "); throw new IllegalStateException("main"); }
                    catch (IllegalStateException e) { log.append(e.getMessage()); for (Throwable t : e.getSuppressed()) log.append(',').append(t.getMessage()); }
                    return log.toString();
                }
                """)).isEqualTo("body close b close a main,b,a");
    }

    @Test
    void the_language_throws_what_the_jvm_throws() {
        assertThat(runBothForImage("""
                static String of(Runnable r) { try { r.run(); return "nothing"; } catch (Throwable t) { return t.getClass().getName() + ": " + t.getMessage() + "\\n"; } }
                static int zero = 0; static long zeroL = 0; static Object s = "s"; static Object[] strings = new String[2]; static int[] a = new int[3];
                static String run() {
                    return of(() -> a[zero] = 1 / zero) + of(() -> zeroL = 5 % zeroL) + of(() -> a[3] = 1) + of(() -> a[zero - 1]++)
                        + of(() -> strings[0] = 7) + of(() -> { Integer i = (Integer) s; }) + of(() -> { int[] n = new int[zero - 5]; })
                        + of(() -> { int[][] n = new int[1][zero - 1]; }) + of(() -> { Object c = (Long) strings[1 + zero * 2] == null ? (List<?>) s : s; })
                        + of(() -> System.arraycopy(a, 1, new int[5], 0, 4)) + of(() -> System.arraycopy(a, 0, new long[5], 0, 1))
                        + of(() -> System.arraycopy(s, 0, a, 0, 1)) + of(() -> System.arraycopy(a, -1, a, 0, 1)) + of(() -> System.arraycopy(a, 0, a, 0, -1))
                        + of(() -> System.arraycopy(new Object[] {"x", 1}, 0, strings, 0, 2)) + strings[0]
                        + of(() -> { throw new Error("own"); }) + of(() -> List.of(1).add(2)) + of(() -> new ArrayList<>().get(0))
                        + of(() -> "abc".charAt(5)) + of(() -> Integer.parseInt("x1"));
                }
                """)).isNotNull();
    }

    @Test
    void null_pointers_are_found_wherever_one_is_used() {
        assertThat(runBothOf("""
                int f; static Case n = null; static int[] a = null; static Object[] o = null; static String s = null; static Runnable r = null;
                static String of(Runnable r) { try { r.run(); return "-"; } catch (NullPointerException e) { return "n"; } }
                void m() {} private void p() {} final void q() {}
                static String run() {
                    return of(() -> n.f = 1) + of(() -> a[0] = n.f) + of(() -> n.m()) + of(() -> n.p()) + of(() -> n.q()) + of(() -> a[0]++) + of(() -> o[0] = s)
                        + of(() -> { int l = a.length; }) + of(() -> s.length()) + of(() -> r.run()) + of(() -> { throw null; }) + of(() -> System.arraycopy(null, 0, o, 0, 1));
                }
                """)).isEqualTo("nnnnnnnnnnnn");
    }

    @Test
    void recursion_without_end_is_refused_not_a_crash_of_the_build() {
        Program program = Program.ofMembers("static int f(int n) { return f(n + 1) + 1; } static final int X = f(0);");

        assertThat(program.refusalOf("Case")).startsWith("Case.f (Case.java:3)").contains("recurses more than 2000 calls deep");
    }

    @Test
    void a_loop_without_end_is_refused() {
        Program program = Program.ofMembers("static int x; static { while (x >= 0) { x = (x + 1) & 7; } }");

        assertThat(program.refusalOf("Case")).contains("Case.<clinit> (Case.java:3)").contains("runs longer than 2000000 instructions");
        assertThat(program.value("Case", "x")).isEqualTo(0);
    }
}
