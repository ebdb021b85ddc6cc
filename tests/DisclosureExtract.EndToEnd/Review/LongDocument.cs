using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DisclosureExtract.Tests;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>
/// The result of a document of many scanned pages: on each a form with faults, and one list that goes on over all of them. Made from the result of
/// a page, as to recognise so many takes long.
/// </summary>
static class LongDocument
{
    public const int Pages = 80;

    /// <returns>The report.</returns>
    public static string Report(TemporaryFolder folder)
    {
        var scan = folder.Write("scan.pdf", ScannedForm.Pdf(Pages));
        var page = folder.Write("page.pdf", FaultyDocument.Pdf(FaultyDocument.Faulty(3)));
        Assert.Equal(0, BuiltProgram.Run("extract", page, "--out", folder.Path).ExitCode);
        var result = JsonNode.Parse(File.ReadAllText(folder.File("page.json")))!.AsObject();
        result["source"]!["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(scan)));
        result["source"]!["file"] = "scan.pdf";
        result["source"]!["pageCount"] = Pages;
        JsonArray pages = result["pages"]!.AsArray(), tables = result["tables"]!.AsArray(), findings = result["findings"]!.AsArray();
        JsonNode form = tables[0]!.DeepClone(), list = tables[0]!.DeepClone();
        JsonNode[] faults = [.. findings.Where(f => f!["suspects"]!.AsArray().Count > 0).Select(f => f!.DeepClone())];
        string id = (string)form["id"]!, last = $"t{Pages + 1}";
        for (var number = 3; number <= Pages; number++)
        {
            JsonNode On(JsonNode node, string name) => JsonNode.Parse(node.ToJsonString()
                .Replace("\"page\":2", $"\"page\":{number}", StringComparison.Ordinal).Replace("\"pages\":[2]", $"\"pages\":[{number}]", StringComparison.Ordinal)
                .Replace($"\"{id}\"", $"\"{name}\"", StringComparison.Ordinal))!;
            var next = pages[1]!.DeepClone();
            next["number"] = number;
            next["origin"] = "ocr";
            pages.Add(next);
            tables.Add(On(form, $"t{number}"));
            foreach (var fault in faults)
            {
                var copy = On(fault, $"t{number}");
                copy["id"] = $"{(string)fault["id"]!}-{number}";
                findings.Add(copy);
            }
            Append(list, On(form, last));
        }

        list["id"] = last;
        tables.Add(list);
        File.WriteAllText(folder.File("scan.json"), result.ToJsonString());
        var written = BuiltProgram.Run("report", folder.File("scan.json"));
        Assert.True(written.ExitCode == 0, written.Errors);
        return written.Output.Trim();
    }

    /// <summary>The rows of a table and the cells that print them below those of the list.</summary>
    static void Append(JsonNode list, JsonNode table)
    {
        JsonNode grid = list["grid"]!, more = table["grid"]!;
        int head = (int)more["headerRows"]!, down = (int)grid["rows"]! - head;
        foreach (var cell in more["cells"]!.AsArray().Where(c => (int)c!["row"]! >= head).ToList())
        {
            var copy = cell!.DeepClone();
            copy["row"] = (int)copy["row"]! + down;
            grid["cells"]!.AsArray().Add(copy);
        }
        grid["rows"] = (int)more["rows"]! + down;
        foreach (var row in table["rows"]!.AsArray()) list["rows"]!.AsArray().Add(row!.DeepClone());
        foreach (var page in table["pages"]!.AsArray()) list["pages"]!.AsArray().Add(page!.DeepClone());
    }
}

/// <summary>The report of the long document, made once for all tests that open it.</summary>
public sealed class LongReport : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Lazy<string> file;

    public LongReport() => file = new(() => LongDocument.Report(folder));

    public string File => file.Value;

    public void Dispose() => folder.Dispose();
}
