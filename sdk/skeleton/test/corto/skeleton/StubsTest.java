// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StubsTest {
    interface Base {
        void first();

        default int given() {
            return 1;
        }
    }

    interface Service extends Base {
        <T extends Comparable<T>> List<? extends T> second(Map<String, T[]> map, Comparator<? super T> order, int... numbers) throws IOException;

        Map.Entry<String, byte[]> third();

        Service second();
    }

    private final Stubs stubs = new Stubs(Service.class, "Sample");

    @Test
    void each_abstract_method_is_there_with_its_types() {
        String body = " {\n        throw new UnsupportedOperationException(\"Sample.%s is not written yet\");\n    }\n";

        assertThat(stubs.methods()).isEqualTo("    @Override\n    public void first()" + body.formatted("first")
                + "\n    @Override\n    public StubsTest.Service second()" + body.formatted("second")
                + "\n    @Override\n    public <T extends Comparable<T>> List<? extends T> second(Map<String, T[]> map, Comparator<? super T> order, int... numbers) throws IOException"
                + body.formatted("second")
                + "\n    @Override\n    public Map.Entry<String, byte[]> third()" + body.formatted("third"));
    }

    @Test
    void what_they_mention_is_imported() {
        assertThat(stubs.imports()).isEqualTo("import corto.skeleton.StubsTest;\nimport java.io.IOException;\nimport java.util.Comparator;\nimport java.util.List;\nimport java.util.Map;\n\n");
    }

    @Test
    void a_test_calls_each_with_arguments_that_no_overload_takes_for_others() {
        assertThat(stubs.tests()).contains("void second_is_not_written_yet()", "void second_2_is_not_written_yet()",
                "service.second(null, null, (int[]) null)");
    }
}
