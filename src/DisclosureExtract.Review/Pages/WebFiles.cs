using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace DisclosureExtract.Review.Pages;

/// <summary>
/// Scripts and styles of the pages. Browsers load no modules from disk, so the modules are put together into one script: each
/// names what it takes from the others, and all names differ.
/// </summary>
static partial class WebFiles
{
    static readonly string[] Modules =
        ["text.js", "dom.js", "words.js", "store.js", "source.js", "drafts.js", "typing.js", "index.js", "owncause.js", "list.js", "pageview.js", "rowwindow.js", "tableview.js", "inspector.js", "textsview.js", "charts.js", "app.js"];

    public static string Style { get; } = Read("style.css");

    public static string ReportScript { get; } = Script([.. Modules, "main.js"]);

    public static string DocumentScript { get; } = Script([.. Modules, "served.js", "document.js"]);

    public static string LibraryScript { get; } = Script(["text.js", "dom.js", "words.js", "typing.js", "library.js"]);

    public static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string Script(IEnumerable<string> modules)
    {
        var text = new StringBuilder("'use strict';\n{\n");
        foreach (var module in modules) text.Append(Exports().Replace(Imports().Replace(Read(module), ""), ""));
        return text.Append("}\n").ToString();
    }

    static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^import .*;\n", RegexOptions.Multiline)]
    private static partial Regex Imports();

    [GeneratedRegex("^export ", RegexOptions.Multiline)]
    private static partial Regex Exports();
}
