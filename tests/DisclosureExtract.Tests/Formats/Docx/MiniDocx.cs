using System.IO.Compression;
using System.Text;
using DisclosureExtract.Engines;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Formats.Docx;

/// <summary>A small Word document, part by part.</summary>
sealed class MiniDocx(string body)
{
    const string Spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:mc=\"m\" xmlns:wps=\"s\" xmlns:wp=\"p\" xmlns:pic=\"i\"";
    const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    readonly Dictionary<string, string> parts = [];
    readonly Dictionary<string, byte[]> pictures = [];
    readonly StringBuilder references = new();

    public MiniDocx With(string kind, string name, string inner, string root = "x")
    {
        references.Append($"<Relationship Id=\"{name}\" Type=\"{Links}/{kind}\" Target=\"{name}.xml\"/>");
        parts[$"word/{name}.xml"] = $"<w:{root} {Spaces}>{inner}</w:{root}>";
        return this;
    }

    /// <summary>A picture that is shown so many points wide, by its name.</summary>
    public static string Drawing(int width, int height, string id = "") =>
        $"<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"{width * 12700}\" cy=\"{height * 12700}\"/><pic:pic><pic:blip r:embed=\"{id}\"/></pic:pic></wp:inline></w:drawing></w:r></w:p>";

    public MiniDocx Picture(string id, byte[] bytes)
    {
        references.Append($"<Relationship Id=\"{id}\" Type=\"{Links}/image\" Target=\"media/{id}\"/>");
        pictures[$"word/media/{id}"] = bytes;
        return this;
    }

    public MiniDocx Raw(string part, string text)
    {
        parts[part] = text;
        return this;
    }

    public static string Run(string text, string look = "") => $"<w:r><w:rPr>{look}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";

    public static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr>{(text.StartsWith('<') || text.Length == 0 ? text : Run(text))}</w:p>";

    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{(text.Contains("<w:p>", StringComparison.Ordinal) ? text : P(text))}</w:tc>";

    public static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(c => c.StartsWith("<w:tc>", StringComparison.Ordinal) ? c : Cell(c)))}</w:tr>";

    public static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows)}</w:tbl>";

    /// <summary>How many amounts the form has.</summary>
    public const int Amounts = 13;

    /// <summary>A form of expenditure.</summary>
    /// <param name="last">The last cell of the row 行政运行, which is blank.</param>
    public static string Form(string last = "") => P("2025年部门支出预算表") + P("部门：临江市示例局") + P("单位：元") + Rows(last);

    public static string Rows(string last = "") => Table(
        Row("科目编码", "科目名称", "合计", Cell("支出", "<w:gridSpan w:val=\"2\"/>")).Replace("<w:tcPr></w:tcPr>", "<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>", StringComparison.Ordinal),
        Row(Cell("", "<w:vMerge/>"), Cell("", "<w:vMerge/>"), Cell("", "<w:vMerge/>"), "基本支出", "项目支出"),
        Row("201", "一般公共服务支出", "1,200,000.00", "800,000.00", "400,000.00"),
        Row("20103", "政府办公厅(室)及相关机构事务", "1,200,000.00", "800,000.00", "400,000.00"),
        Row("2010301", "行政运行", "800,000.00", "800,000.00", last.Length > 0 ? Cell(last) : ""),
        Row("2010302", "一般行政管理事务", "400,000.00", "", "400,000.00"),
        Row("", "合计", "1,200,000.00", "800,000.00", "400,000.00"));

    public byte[] ToBytes()
    {
        parts.TryAdd("[Content_Types].xml", "<Types/>");
        parts.TryAdd("_rels/.rels", $"<Relationships><Relationship Id=\"a\" Type=\"{Links}/officeDocument\" Target=\"/word/document.xml\"/></Relationships>");
        parts.TryAdd("word/_rels/document.xml.rels", $"<Relationships>{references}</Relationships>");
        parts.TryAdd("word/document.xml", $"<w:document {Spaces}><w:body>{body}</w:body></w:document>");
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, bytes) in parts.Select(p => (p.Key, Encoding.UTF8.GetBytes(p.Value))).Concat(pictures.Select(p => (p.Key, p.Value))))
            {
                using var stream = zip.CreateEntry(part).Open();
                stream.Write(bytes);
            }
        return file.ToArray();
    }

    public IPageSource Open() => DocumentOpener.Open(ToBytes(), "form.docx");

    public PageContent Read(int page = 1)
    {
        using var source = Open();
        return source.ReadPage(page);
    }

    public Extraction Extract()
    {
        using var source = Open();
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }
}
