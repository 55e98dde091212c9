// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

/// A symbolic method; resolved when it is reached (JVMS §5.4.3.3, §5.4.3.4).
public final class MethodReference {
    private final World world;
    public final String owner;
    public final String name;
    public final String descriptor;
    private JavaMethod resolved;

    MethodReference(World world, String owner, String name, String descriptor) {
        this.world = world;
        this.owner = owner;
        this.name = name;
        this.descriptor = descriptor;
    }

    public JavaClass ownerClass() {
        return world.classNamed(owner);
    }

    /// Throws [UnresolvedException] when there is no such method.
    public JavaMethod resolve() {
        if (resolved == null) {
            resolved = ownerClass().findMethod(name, descriptor);
            if (resolved == null && (owner.equals("java/lang/invoke/MethodHandle") || owner.equals("java/lang/invoke/VarHandle"))) {
                throw new UnresolvedException("a call through a " + owner.replace('/', '.') + " (" + name + descriptor + ") has no target that is known at build time",
                        "Call the member directly, or through an interface or a lambda.");
            }
            if (resolved == null) {
                throw new UnresolvedException("method " + owner.replace('/', '.') + "." + name + descriptor + " does not exist");
            }
        }
        return resolved;
    }

    @Override
    public String toString() {
        return owner.replace('/', '.') + "." + name + descriptor;
    }
}
