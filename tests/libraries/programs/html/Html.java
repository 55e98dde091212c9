// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseError;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;
import org.jsoup.select.Selector;

/// Parses HTML with jsoup as browsers do, selects by CSS, changes, cleans and writes it; XML, too.
public final class Html {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang=en><head><title>A &amp; B — caf&eacute; &#x263A;</title><meta charset="utf-8"><base href="https://example.org/dir/">
            <style>p > a { color: red }</style><script>if (1 < 2) { document.write("<p>no</p>"); }</script></head>
            <body class="main page" id=top data-count=3>
            <h1>Title</h1>
            <p>First <b>bold <i>both</b> italic</i> text<p>Second paragraph<br>with break
            <ul><li>One<li class="x y">Two<ul><li>Nested</ul><li>Three</ul>
            <table><tr><td>1<td>2<tr><th colspan=2>wide</table>
            <table>stray <tr><td><table><tr><td>inner</table></table>
            <form action="/send?a=1&b=2" method=post><input name=q value="x &quot;y&quot;"><select><option selected>A<option>B</select><textarea>
            keep  spaces</textarea></form>
            <a href="page.html">relative</a> <a href="http://other.org/?x=1&amp;y=2" rel="nofollow">absolute</a> <a>none</a>
            <img src="pic.png" alt='a "picture"'><svg viewBox="0 0 10 10"><path d="M0 0"/></svg><math><mi>x</mi></math>
            <!-- comment --><pre>
              preformatted   text
            </pre><div><span>unclosed <em>tags
            </body></html>""";

    private static final String[] FRAGMENTS = {
        "", "plain", "<", "<p", "<p>a</p", "</p>", "<b><p>x</b>y</p>", "<a href=1>x<a href=2>y", "<table><div>x</div></table>", "<tr><td>1", "<select><p>x",
        "<p title='a&lt;b' title=dup>x", "&nbsp;&copy;&notanentity;&#65;&#x1F600;&#0;&amp", "<!doctype html SYSTEM 'x'>", "<![CDATA[x]]>", "<?php echo 1 ?>",
        "<textarea><p></textarea><title></p></title>", "<style><!-- </style> -->", "<h1><h2>x</h1>y", "<p><table><p>", "<b><b><b><b>x</p>", "<li><p><li>",
        "<frameset><frame>", "<svg><p>out", "<template><td>x</template>", "a\0b", "<p/><br/><div/>x", "<nobr>a<nobr>b", "<button><button>x", "<ruby>a<rt>b<rp>c"};

    private static final String[] QUERIES = {
        "*", "p", "#top", ".x", "li.y", "ul > li", "ul li", "h1 + p", "p ~ ul", "a[href]", "a[href^=http]", "a[href$=html]", "a[href*=other]", "[data-count=3]",
        "[^data-]", "a:not([href])", "li:first-child", "li:last-child", "li:nth-child(2n+1)", "td:eq(1)", "li:gt(0)", "p:contains(second)", "p:has(b)",
        "b, i, em", "li:matches(^T)", "input[name=q]", "option[selected]", "td:only-child", "body > *:nth-of-type(2)", ":containsOwn(First)", "ul:empty", "div span > em",
        "p:matchText", "a:is([rel], [href=page.html])", "th[colspan~=\\d]"};

    private Html() {}

    public static void main(String[] arguments) {
        page();
        for (String fragment : FRAGMENTS) {
            fragment(fragment);
        }
        changes();
        cleaning();
        xml();
        large();
    }

    private static void page() {
        Document document = Jsoup.parse(PAGE, "https://example.org/start/");
        System.out.println(document.title() + " | " + document.charset() + " | " + document.body().className());
        System.out.println(document.outerHtml());
        for (String query : QUERIES) {
            List<Element> found = document.select(query);
            System.out.println(query + " " + found.size() + ": " + found.stream().map(e -> e.tagName() + "(" + e.ownText() + ")").collect(Collectors.joining(" ")));
        }
        for (Element link : document.select("a")) {
            System.out.println(link.attr("href") + " " + link.attributes() + " " + link.cssSelector() + " " + link.siblingIndex());
        }
        StringBuilder tree = new StringBuilder();
        document.traverse((node, depth) -> tree.append(" ".repeat(depth)).append(node.nodeName()).append(node instanceof TextNode t ? " [" + t.text() + "]" : "").append('\n'));
        System.out.print(tree);
        System.out.println(document.body().text());
        System.out.println(document.body().wholeText());
        for (String bad : new String[] {"p[", "li:nth-child(x)", ">", "a:bogus", "div >", ""}) {
            try {
                System.out.println(document.select(bad).size());
            } catch (Selector.SelectorParseException | IllegalArgumentException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }

    private static void fragment(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document document = Jsoup.parse(html, "", parser);
        document.outputSettings().prettyPrint(false);
        System.out.println(html + " => " + document.outerHtml());
        for (ParseError error : parser.getErrors()) {
            System.out.println("  " + error);
        }
        System.out.println("  body: " + Jsoup.parseBodyFragment(html).body().html().replace("\n", "|"));
    }

    private static void changes() {
        Document document = Jsoup.parse(PAGE);
        document.select("script, style").remove();
        document.select("b").unwrap();
        document.select("li").addClass("item").attr("data-n", "1").removeClass("x");
        document.select("h1").first().text("<New> & \"title\"").after("<p>after</p>").before(new TextNode("before"));
        document.select("ul").wrap("<nav></nav>");
        document.body().appendElement("footer").append("<p>end</p>").prepend("start ");
        for (Entities.EscapeMode mode : Entities.EscapeMode.values()) {
            document.outputSettings().escapeMode(mode).charset("US-ASCII").indentAmount(2);
            System.out.println(mode + " " + document.body().html());
        }
        System.out.println(Entities.escape("é < ∑ & \"x\" \uD83D\uDE00") + " " + Parser.unescapeEntities("&lt;&eacute;&sum;&hearts;&#9731;&notin;&not in", false));
        Document copy = document.clone();
        System.out.println(copy.hasSameValue(document) + " " + copy.select("li").size() + " " + copy.select("p").eachText());
    }

    private static void cleaning() {
        String[] dirty = {"<p onclick=x()>ok <script>bad()</script><a href='javascript:x'>j</a> <a href='http://x.org'>h</a></p>", "<b>b</b><iframe src=x>i</iframe><img src=/a.png onerror=x>",
            "<style>x</style><q cite='http://a'>q</q><table><tr><td width=3>c</table>"};
        Safelist[] lists = {Safelist.none(), Safelist.simpleText(), Safelist.basic(), Safelist.basicWithImages(), Safelist.relaxed()};
        for (String html : dirty) {
            for (Safelist list : lists) {
                System.out.println(Jsoup.clean(html, "http://base.org/", list).replace("\n", "|") + " " + Jsoup.isValid(html, list));
            }
        }
    }

    private static void xml() {
        Document document = Jsoup.parse("<?xml version='1.0'?><!DOCTYPE r><r xmlns:a='u'><a:B c='1'/><d>t&amp;x<![CDATA[<raw>]]></d><!-- c --></r>", "", Parser.xmlParser());
        System.out.println(document.outerHtml());
        System.out.println(document.select("a|B").attr("c"));
    }

    private static void large() {
        StringBuilder html = new StringBuilder("<table>");
        for (int i = 0; i < 1500; i++) {
            html.append("<tr class=r").append(i % 5).append("><td>").append(i).append("<td><a href='/p/").append(i).append("'>link &amp; ").append(i * 31 % 97).append("</a>");
        }
        Document document = Jsoup.parse(html.toString(), "http://host/");
        int[] nodes = {0};
        document.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                nodes[0] += depth;
            }
        });
        System.out.println(document.select("tr.r3 > td a").size() + " " + document.text().hashCode() + " " + document.outerHtml().hashCode() + " " + nodes[0]);
    }
}
