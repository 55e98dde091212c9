// SPDX-License-Identifier: Apache-2.0
// refused: java.lang.Class.getDeclaredField cannot be in an image
// refused: used by FieldByName.read(FieldByName.java:14)
// refused: called by FieldByName.main(
/// A field looked up by name.
class FieldByName {
    int size = 3;

    public static void main(String[] args) throws ReflectiveOperationException {
        System.out.println(read(new FieldByName(), args[0]));
    }

    private static int read(Object object, String name) throws ReflectiveOperationException {
        return object.getClass().getDeclaredField(name).getInt(object);
    }
}
