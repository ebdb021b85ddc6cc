namespace DisclosureExtract.Checks;

/// <summary>Laws and regulations that several rules stand on.</summary>
static class Grounds
{
    public const string Disclosure = "《地方预决算公开操作规程》（财预〔2016〕143号）";

    public const string Classification = "《政府收支分类科目》（财政部，当年）";

    public const string DebtLimit = "《预算法》第三十五条";
}
