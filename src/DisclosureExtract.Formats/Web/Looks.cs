using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace DisclosureExtract.Formats.Web;

/// <summary>What the styles and names of elements say about whether and how they show.</summary>
static partial class Looks
{
    static readonly HashSet<string> Silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "iframe", "frame", "object", "embed", "svg", "canvas",
        "select", "option", "textarea", "button", "input", "audio", "video", "map", "rt", "rp",
    };

    static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "tbody", "thead", "tfoot",
        "caption", "section", "article", "main", "aside", "nav", "header", "footer", "blockquote", "pre", "hr", "center", "fieldset", "form", "address",
        "figure", "figcaption", "details", "summary",
    };

    static readonly HashSet<string> Frames = new(StringComparer.OrdinalIgnoreCase) { "nav", "footer", "aside" };

    /// <summary>It is never shown as text.</summary>
    public static bool IsSilent(IElement element) => Silent.Contains(element.LocalName);

    public static bool IsBlock(IElement element) => Blocks.Contains(element.LocalName);

    /// <summary>A style or attribute hides it.</summary>
    public static bool IsHidden(IElement element) => element.HasAttribute("hidden")
        || (element.GetAttribute("style") is { } style && (Hiding().IsMatch(style) || (White().IsMatch(style) && IsOnPaper(element))));

    /// <summary>Nothing around it has a ground, as far as the page itself says.</summary>
    static bool IsOnPaper(IElement element)
    {
        for (var at = element; at is not null; at = at.ParentElement)
            if (at.HasAttribute("bgcolor") || at.HasAttribute("background") || at.GetAttribute("style")?.Contains("background", StringComparison.OrdinalIgnoreCase) == true) return false;
        return true;
    }

    public static bool IsStruck(IElement element) => element.LocalName is "del" or "s" or "strike"
        || (element.GetAttribute("style") is { } style && style.Contains("line-through", StringComparison.OrdinalIgnoreCase));

    public static bool IsRed(IElement element) =>
        Red().IsMatch(element.GetAttribute("style") ?? "") || element.GetAttribute("color") is "red" or "#ff0000" or "#FF0000";

    /// <summary>Ems by which a style sets the text in.</summary>
    public static double Indent(IElement element)
    {
        if (element.GetAttribute("style") is not { } style) return 0;
        var ems = 0.0;
        foreach (Match match in Inset().Matches(style))
        {
            var number = double.Parse(match.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            ems += match.Groups["u"].ValueSpan switch { "em" or "rem" => number, "px" => number / 14, "pt" => number / 10.5, _ => 0 };
        }
        return Math.Min(ems, 20);
    }

    /// <summary>A menu, a path, an imprint: what it is called or what kind of element it is says so.</summary>
    public static bool IsFurniture(IElement element)
    {
        if (Frames.Contains(element.LocalName) || element.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "search") return true;
        if (element.LocalName is "body" or "html" or "table" or "td" or "tr") return false;
        return (element.Id is { } id && Furniture().IsMatch(id)) || (element.ClassName is { Length: > 0 and < 200 } names && names.Split(' ').Any(n => Furniture().IsMatch(n)));
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(font-size|opacity)\s*:\s*0(\.0*)?(px|pt|em|%)?\s*(;|$|!)", RegexOptions.IgnoreCase)]
    private static partial Regex Hiding();

    [GeneratedRegex(@"(?<![-\w])color\s*:\s*(transparent|white\b|#fff(fff)?\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))", RegexOptions.IgnoreCase)]
    private static partial Regex White();

    [GeneratedRegex(@"(?<![-\w])color\s*:\s*(red\b|#f00\b|#ff0000|rgb\(\s*255\s*,\s*0\s*,\s*0)", RegexOptions.IgnoreCase)]
    private static partial Regex Red();

    [GeneratedRegex(@"(padding-left|text-indent|margin-left)\s*:\s*(?<n>\d{1,3}(\.\d{1,3})?)(?<u>em|rem|px|pt)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Inset();

    [GeneratedRegex(@"^(nav(bar|igation)?\d?|(top|main|left|side|sub|foot)?[-_]?menu|foot(er)?([-_]?\w{0,12})?|bread-?crumbs?|crumbs?|position|location|wz|dqwz|side-?bar|share|bdsharebuttonbox|copyright|top-?bar|site-?header|header-?(top|nav|wrap)?|search([-_]?\w{0,8})?|login|pager?|pagination|related|recommend|hot|qrcode|toolbar|tools?|print|friend-?links?|banner|logo)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Furniture();
}
