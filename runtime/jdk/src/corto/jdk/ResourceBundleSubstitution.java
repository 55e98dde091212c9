// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import jdk.internal.corto.Resources;

/// Bundles are property files of the class path. One that is a class is not found, as its name is put together when the program runs.
///
/// The search is that of `ResourceBundle.Control` without its scripts: the locale's candidates, the default locale's, the base file. Bundles
/// are kept for good.
@Substitute("java.util.ResourceBundle")
abstract class ResourceBundleSubstitution {
    private static final char REPLACEMENT = '\uFFFD';

    private static HashMap<String, ResourceBundle> loaded;     // by path; null for those that are not there

    @Alias
    protected ResourceBundle parent;
    @Alias
    private Locale locale;
    @Alias
    private String name;

    @ReplaceInitializer
    static void initialize() {
    }

    @Replace
    public static final ResourceBundle getBundle(String base) {
        return getBundle(base, Locale.getDefault());
    }

    @Replace
    public static ResourceBundle getBundle(String base, Locale locale, ClassLoader loader) {
        return getBundle(base, locale);
    }

    @Replace
    public static final ResourceBundle getBundle(String base, Locale locale) {
        ResourceBundle found = mostSpecific(base, locale);
        if (isBaseOnly(found)) {
            ResourceBundle other = mostSpecific(base, Locale.getDefault());
            found = isBaseOnly(other) ? found : other;
        }
        if (found == null) {
            throw new MissingResourceException("Can't find bundle for base name " + base + ", locale " + locale, base + "_" + locale, "");
        }
        return found;
    }

    private static boolean isBaseOnly(ResourceBundle bundle) {
        return bundle == null || bundle.getLocale() == Locale.ROOT;
    }

    /// The bundle for the longest candidate that exists; the shorter ones are its parents.
    private static ResourceBundle mostSpecific(String base, Locale locale) {
        ResourceBundle found = null;
        for (Locale candidate : candidates(locale)) {
            ResourceBundle bundle = load(base, candidate);
            if (bundle != null) {
                ((ResourceBundleSubstitution) (Object) bundle).parent = found;
                found = bundle;
            }
        }
        return found;
    }

    /// From the root to the locale itself.
    private static List<Locale> candidates(Locale locale) {
        List<Locale> result = new ArrayList<>();
        result.add(Locale.ROOT);
        if (!locale.getLanguage().isEmpty()) {
            result.add(Locale.of(locale.getLanguage()));
        }
        if (!locale.getCountry().isEmpty()) {
            result.add(Locale.of(locale.getLanguage(), locale.getCountry()));
        }
        if (!locale.getVariant().isEmpty()) {
            result.add(Locale.of(locale.getLanguage(), locale.getCountry(), locale.getVariant()));
        }
        return result;
    }

    private static ResourceBundle load(String base, Locale locale) {
        String path = base.replace('.', '/') + suffix(locale) + ".properties";
        if (loaded == null) {
            loaded = new HashMap<>();
        }
        if (loaded.containsKey(path)) {
            return loaded.get(path);
        }
        ResourceBundle bundle = read(path);
        if (bundle != null) {
            ResourceBundleSubstitution fields = (ResourceBundleSubstitution) (Object) bundle;
            fields.locale = locale;
            fields.name = base;
        }
        loaded.put(path, bundle);
        return bundle;
    }

    private static String suffix(Locale locale) {
        if (locale == Locale.ROOT) {
            return "";
        }
        String suffix = "_" + locale.getLanguage();
        boolean hasVariant = !locale.getVariant().isEmpty();
        suffix += hasVariant || !locale.getCountry().isEmpty() ? "_" + locale.getCountry() : "";
        return hasVariant ? suffix + "_" + locale.getVariant() : suffix;
    }

    /// UTF-8, or ISO-8859-1 where the bytes are not (`PropertyResourceBundle`).
    private static ResourceBundle read(String path) {
        try (InputStream in = Resources.open(path)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new PropertyResourceBundle(new StringReader(text.indexOf(REPLACEMENT) < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
