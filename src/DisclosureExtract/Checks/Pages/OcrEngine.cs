using DisclosureExtract.Facts;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Pages;

/// <summary>Engines that failed on a page, so that fewer than planned have read it.</summary>
sealed class OcrEngine() : PageRule("ocr.engine",
    "every engine that should read a page does",
    "识别引擎正常工作",
    "the page is read from pixels"), ICheck<PageResult>
{
    public override int Rank => -1;

    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document) => part.Page.EngineFailures.Select(failure =>
        Report(part, Severity.Warning, Cause.Reading,
            $"page {part.Page.Number}: {failure.Engine} {failure.What}; what it should have read is doubted",
            $"第{part.Page.Number}页：识别引擎 {failure.Engine} 失效（{failure.What}），相关读数存疑"));
}
