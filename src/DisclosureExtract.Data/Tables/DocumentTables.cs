using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Tables;

/// <summary>What a result says of its document as a whole, of its forms and of what is no content.</summary>
static class DocumentTables
{
    const string OfWhat = "SHA-256 of the source file", OfWhatZh = "源文件的 SHA-256";

    public static Table Documents { get; } = new Table<Disclosure>(
        "documents", "one document a row: who, what, and how far it can be relied on", "每份文件一行：谁公开、公开什么、可信到何程度",
        d => [d],
        [
            ColumnOf<Disclosure>.Text("document", OfWhat, OfWhatZh, d => d.Source.Sha256),
            ColumnOf<Disclosure>.Text("file", "name of the source file, without folders", "源文件名，不含文件夹", d => d.Source.File),
            ColumnOf<Disclosure>.Text("entity", "department or unit whose disclosure it is", "公开的部门或单位", d => d.Identity.Entity),
            ColumnOf<Disclosure>.Number("year", "year of the budget or of the accounts", "预算或决算年度", d => d.Identity.Year),
            ColumnOf<Disclosure>.Text("kind", "budget or final_accounts", "budget 预算，final_accounts 决算", d => d.Identity.Kind),
            ColumnOf<Disclosure>.Text("level", "department (its units included), unit or government", "department 部门（含所属单位），unit 单位，government 政府", d => d.Identity.Level),
            ColumnOf<Disclosure>.Text("department", "department that the unit belongs to", "单位所属的部门", d => d.Identity.Department),
            ColumnOf<Disclosure>.Text("place", "province, city or county, as printed", "所在省、市、县，照印", d => d.Identity.Place),
            ColumnOf<Disclosure>.Text("title", "title of the document, as printed", "文件标题，照印", d => d.Identity.Title),
            ColumnOf<Disclosure>.Text("media_type", "type of the source file", "源文件类型", d => d.Source.MediaType),
            ColumnOf<Disclosure>.Whole("pages", "pages of the source file", "源文件页数", d => d.Source.PageCount),
            ColumnOf<Disclosure>.Whole("tables", "tables that were found", "找到的表数", d => d.Summary.Tables),
            ColumnOf<Disclosure>.Whole("facts", "amounts that were read", "读到的金额数", d => d.Summary.Facts),
            ColumnOf<Disclosure>.Exact("coverage", "share of the facts that a relation confirms, 0 to 1", "有勾稽关系核对的金额所占比重，0 到 1", d => d.Summary.Coverage.Share),
            ColumnOf<Disclosure>.Whole("repairs", "amounts that were put right", "修正的金额数", d => d.Summary.Repairs),
            ColumnOf<Disclosure>.Whole("errors", "findings of severity error", "错误级问题数", d => d.Summary.Findings.Error),
            ColumnOf<Disclosure>.Whole("warnings", "findings of severity warning", "警告级问题数", d => d.Summary.Findings.Warning),
            ColumnOf<Disclosure>.Text("status", "complete, partial, needs_review or not_a_disclosure", "complete 完整，partial 不完整，needs_review 待核，not_a_disclosure 不是预决算公开", d => d.Summary.Status),
            ColumnOf<Disclosure>.Text("reason", "why, in words", "状态的原因", d => d.Summary.Reason),
            ColumnOf<Disclosure>.Text("extractor", "version of the program", "程序版本", d => d.Extractor.Version),
        ]);

    public static Table Subordinates { get; } = new Table<Part<string>>(
        "subordinates", "units that a department lists as its own", "部门列出的所属单位",
        d => Part.Of(d, d.Identity.Subordinates),
        [
            ColumnOf<Part<string>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<string>>.Whole("position", "place in the list, from 1", "在名单里的序号，从 1 起", p => p.Index),
            ColumnOf<Part<string>>.Text("name", "name of the unit as printed", "单位名称，照印", p => p.Of),
        ]);

    public static Table Forms { get; } = new Table<Part<TableInfo>>(
        "forms", "one table of a document a row", "每张表一行",
        d => Part.Of(d, d.Tables),
        [
            ColumnOf<Part<TableInfo>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<TableInfo>>.Text("table", "id of the table in the result", "表在结果里的编号", p => p.Of.Id),
            ColumnOf<Part<TableInfo>>.Text("form", "id of the statutory form, or other", "法定表的标识，其他表为 other", p => p.Of.Form),
            ColumnOf<Part<TableInfo>>.Text("title", "title as printed", "表名，照印", p => p.Of.Title),
            ColumnOf<Part<TableInfo>>.Text("label", "number of the form as printed: 公开01表", "表号，照印：公开01表", p => p.Of.Label),
            ColumnOf<Part<TableInfo>>.Text("unit", "unit of its amounts as printed", "金额单位，照印", p => p.Of.Unit),
            ColumnOf<Part<TableInfo>>.Flag("is_empty", "it is printed and holds no amount", "印了空表", p => p.Of.IsEmpty),
            ColumnOf<Part<TableInfo>>.Text("state", "facts, empty or grid (kept as it is)", "facts 有金额，empty 空表，grid 照原样保留", p => p.Of.State),
            ColumnOf<Part<TableInfo>>.Text("reason", "why, in words", "原因", p => p.Of.Reason),
            ColumnOf<Part<TableInfo>>.Text("pages", "pages it stands on, parted by spaces", "所在页，空格分隔", p => string.Join(' ', p.Of.Pages)),
        ]);

    public static Table Noise { get; } = new Table<Part<NoiseInfo>>(
        "noise", "what is on the pages and is no content", "页面上不属于内容的东西",
        d => Part.Of(d, d.Noise),
        [
            ColumnOf<Part<NoiseInfo>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<NoiseInfo>>.Whole("noise", "number in the document, from 1", "在文件里的序号，从 1 起", p => p.Index),
            ColumnOf<Part<NoiseInfo>>.Text("kind", "watermark, stamp, page_number, running_header, duplicate_page, hidden_text …", "watermark 水印，stamp 印章，page_number 页码，running_header 页眉页脚，duplicate_page 重复页，hidden_text 不可见文字 …", p => p.Of.Kind),
            ColumnOf<Part<NoiseInfo>>.Text("text", "its text, if any", "文字（如有）", p => p.Of.Text),
            ColumnOf<Part<NoiseInfo>>.Text("pages", "pages it stands on, parted by spaces", "所在页，空格分隔", p => string.Join(' ', p.Of.Pages)),
            ColumnOf<Part<NoiseInfo>>.Whole("count", "how often it stands there", "出现次数", p => p.Of.Count),
            ColumnOf<Part<NoiseInfo>>.Text("reason", "of text that does not show: why", "不可见文字不可见的原因", p => p.Of.Reason),
        ]);

    public static Table Catalogue { get; } = new Table<Part<CatalogueEntry>>(
        "catalogue", "entries of a catalogue of services that government buys", "政府购买服务指导性目录的条目",
        d => Part.Of(d, d.Catalogue),
        [
            ColumnOf<Part<CatalogueEntry>>.Text("document", OfWhat, OfWhatZh, p => p.Document),
            ColumnOf<Part<CatalogueEntry>>.Whole("entry", "number in the document, from 1", "在文件里的序号，从 1 起", p => p.Index),
            ColumnOf<Part<CatalogueEntry>>.Text("sector", "sector it stands under", "所属门类", p => p.Of.Sector),
            ColumnOf<Part<CatalogueEntry>>.Text("code", "code as printed: A, A01, A0101", "代码，照印", p => p.Of.Code),
            ColumnOf<Part<CatalogueEntry>>.Text("name", "name as printed", "名称，照印", p => p.Of.Name),
            ColumnOf<Part<CatalogueEntry>>.Whole("level", "level in the catalogue, 1 to 4", "级次，1 到 4", p => p.Of.Level),
            ColumnOf<Part<CatalogueEntry>>.Text("parent", "code one level up; empty at level 1", "上一级代码；一级为空串", p => p.Of.Parent),
            ColumnOf<Part<CatalogueEntry>>.Flag("inferred", "its code is not printed and follows from the entries below", "代码未印，由下级推得", p => p.Of.Inferred),
            ColumnOf<Part<CatalogueEntry>>.Whole("page", "page of the source, from 1", "源文件的页，从 1 起", p => p.Of.Page),
        ]);
}
