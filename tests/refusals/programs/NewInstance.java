// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.Class.getDeclaredConstructor cannot be in an image
// refused: used by NewInstance.make(NewInstance.java:15)
// refused: called by NewInstance.main(
// refused: call the member directly
import java.util.ArrayList;

/// An object made from a class object.
class NewInstance {
    public static void main(String[] args) throws ReflectiveOperationException {
        System.out.println(make(args.length > 0 ? ArrayList.class : StringBuilder.class));
    }

    private static Object make(Class<?> type) throws ReflectiveOperationException {
        return type.getDeclaredConstructor().newInstance();
    }
}
