using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Trees of pages that do not end, or claim to be larger than anything.</summary>
static class PageTreeHarms
{
    public static IEnumerable<Harm> All =>
    [
        new("tree-own-kid", p => p.Kids = "[2 0 R 3 0 R]"),
        new("tree-kids-ring", p => p.Add(10, "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>").Kids = "[10 0 R 3 0 R]"),
        new("tree-parents-ring", p => p.Add(10, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>").Tree = "/Parent 10 0 R"),
        new("tree-page-twice", p => p.Kids = $"[{Many.Of("3 0 R ", 400)}]"),
        new("tree-count-huge", p => p.Count = "2147483647"),
        new("tree-count-negative", p => p.Count = "-5"),
        new("tree-count-beyond", p => p.Count = "99999999999999999999"),
        new("tree-deep", p =>
        {
            for (var i = 2000; i < 12_000; i++) p.Add(i, $"<< /Type /Pages /Kids [{i + 1} 0 R] /Count 1 /Parent {(i == 2000 ? 2 : i - 1)} 0 R >>");
            p.Add(12_000, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 11999 0 R >>").Kids = "[2000 0 R]";
        }),
        new("tree-doubling", p =>
        {
            for (var i = 10; i < 60; i++) p.Add(i, $"<< /Type /Pages /Kids [{i + 1} 0 R {i + 1} 0 R] /Count 2 >>");
            p.Add(60, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>").Kids = "[10 0 R]";
        }),
        new("tree-wide", p => p.Kids = $"[{Many.Of("3 0 R ", 100_000)}]"),
        new("page-without-type", p => p.Add(3, "<< /Kids [3 0 R] /Parent 2 0 R >>")),
        new("box-huge", p => p.Page = "/MediaBox [-1e30 -1e30 1e30 1e30]"),
        new("box-no-number", p => p.Page = "/MediaBox [/a (b) null true]"),
        new("box-turned", p => p.Page = "/MediaBox [595 842 0 0] /CropBox [9e9 9e9 -9e9 -9e9] /Rotate 2147483647"),
        new("unit-huge", p => p.Page += " /UserUnit 1e300"),
    ];


}
