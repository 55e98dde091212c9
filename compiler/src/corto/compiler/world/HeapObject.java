// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

/// An object that exists at build time. What the image reaches of them becomes the image heap.
public abstract sealed class HeapObject permits Instance, ArrayObject {
    public final JavaClass type;
    /// 24-bit identity hash, 0 while nobody has asked (see [World#identityHash]).
    public int identityHash;
    /// The application class whose initialiser made this object, or null if the JDK, the runtime or the compiler did.
    public JavaClass owner;

    HeapObject(JavaClass type) {
        this.type = type;
    }

    /// Bytes in the image, header included, rounded up to 8.
    public abstract int sizeBytes();
}
