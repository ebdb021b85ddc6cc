using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Files within the file: tables are published in them too, and they are not read.</summary>
sealed class AttachmentUnread() : Rule("attachment.unread", Basis.Pages,
    "what a document discloses is on its pages and not in files attached to it",
    "公开内容在文件页面上，而不在其附带的文件中",
    "files are attached to the document, or it is a portfolio of files"), ICheck<Enclosures>
{
    /// <summary>So many files are named.</summary>
    const int MostNamed = 10;

    public IEnumerable<Finding> Check(Enclosures part, CheckedDocument document)
    {
        if (part.Files.Count == 0 && !part.IsPortfolio) yield break;
        var names = string.Join(", ", part.Files.Take(MostNamed)) + (part.Files.Count > MostNamed ? ", …" : "");
        var (what, whatZh) = part.IsPortfolio ? ("the document is a portfolio of", "文件为PDF包，包含") : ("the document carries", "文件附带");
        yield return Report(Severity.Warning, Cause.Source, PlaceOf(document),
            $"{what} {part.Files.Count} files that were not read: {names}. Extract them and read each by itself",
            $"{whatZh}{part.Files.Count}个未读取的文件：{names}。请另行提取并分别处理");
    }

    /// <summary>A document is told of at its first page.</summary>
    static Place PlaceOf(CheckedDocument document) => document.Pages is [var first, ..]
        ? new(first.Page.Number, new(0, 0, first.Page.Width, first.Page.Height))
        : new(1, default);
}
