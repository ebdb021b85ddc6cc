using System.Security.Cryptography;
using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Pages;

/// <summary>The same pages as a server sends them: scripts, styles and data each by an address of their own.</summary>
public static class ServedPages
{
    const string Head = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><link rel=\"stylesheet\" href=\"/style.css\">";

    public static string Library => Page("披露文件库", "library.js");

    public static string Document => Page("审阅", "document.js");

    public static string Style => WebFiles.Style;

    public static string DocumentScript => WebFiles.DocumentScript;

    public static string LibraryScript => WebFiles.LibraryScript;

    /// <summary>What the page of a document is given, from the bytes of its result.</summary>
    public static string Data(byte[] result) =>
        ReviewDataBuilder.ToJson(ReviewDataBuilder.Build(DisclosureJson.Read(result), Convert.ToHexStringLower(SHA256.HashData(result))));

    static string Page(string title, string script) => $"{Head}<title>{title}</title></head><body><div id=\"app\"></div><script src=\"/{script}\"></script></body></html>\n";
}
