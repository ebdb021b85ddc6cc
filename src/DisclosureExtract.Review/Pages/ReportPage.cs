using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Pages;

/// <summary>
/// The page of one document as one file that asks for nothing: its policy lets only the script and the style in it run, and what a
/// document says stands in it as data.
/// </summary>
public static class ReportPage
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="resultSha256">Of the bytes of the result, lower-case hexadecimal.</param>
    /// <param name="picture">The picture of a page by its number; null where there is none.</param>
    public static void Write(Stream stream, Disclosure disclosure, string resultSha256, Func<int, PagePicture?> picture)
    {
        var data = ReviewDataBuilder.Build(disclosure, resultSha256);
        using var html = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        var policy = "default-src 'none'; "
            + $"script-src '{WebFiles.Hash(WebFiles.ReportScript)}'; style-src '{WebFiles.Hash(WebFiles.Style)}'; "
            + "img-src data: blob:; base-uri 'none'; form-action 'none'";
        html.Write("<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">");
        html.Write($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        html.Write("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\">");
        html.Write($"<title>审阅 · {Encoder.Encode(data.Title)}</title><style>{WebFiles.Style}</style></head>\n<body>");
        html.Write("<noscript>这一页需要 JavaScript。 This page needs JavaScript.</noscript><div id=\"app\"></div>\n");
        html.Write($"<script type=\"application/json\" id=\"data\">{ReviewDataBuilder.ToJson(data)}</script>\n");
        foreach (var page in disclosure.Pages)
        {
            if (picture(page.Number) is not { } shown) continue;
            html.Write($"<script type=\"text/plain\" id=\"p{page.Number}\" data-type=\"{Encoder.Encode(shown.MediaType)}\">");
            html.Write(Convert.ToBase64String(shown.Bytes));
            html.Write("</script>\n");
        }
        html.Write($"<script>{WebFiles.ReportScript}</script></body></html>\n");
    }
}
