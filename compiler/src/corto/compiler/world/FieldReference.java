// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

/// A symbolic field; resolved when it is reached (JVMS §5.4.3.2).
public final class FieldReference {
    private final World world;
    public final String owner;
    public final String name;
    public final String descriptor;
    private JavaField resolved;

    FieldReference(World world, String owner, String name, String descriptor) {
        this.world = world;
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
    }

    /// Throws [UnresolvedException] when there is no such field.
    public JavaField resolve() {
        if (resolved == null) {
            resolved = world.classNamed(owner).findField(name, descriptor);
            if (resolved == null) {
                throw new UnresolvedException("field " + owner.replace('/', '.') + "." + name + " does not exist");
            }
        }
        return resolved;
    }
}
