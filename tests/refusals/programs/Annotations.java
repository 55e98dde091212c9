// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.Class.getAnnotation cannot be in an image
// refused: used by Annotations.main(Annotations.java:19)
// refused: put what they say into code
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/// An annotation read when the program runs.
class Annotations {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Name {
        String value();
    }

    @Name("x")
    static final class Named {}

    public static void main(String[] args) {
        System.out.println(Named.class.getAnnotation(Name.class).value());
    }
}
