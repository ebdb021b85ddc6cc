using System.Text.RegularExpressions;

namespace DisclosureExtract.Forms;

/// <summary>Province, city, county as names of bodies begin with them.</summary>
static partial class PlaceNames
{
    /// <summary>The place a name begins with: 上海市普陀区 of 上海市普陀区财政局; empty where it begins with none.</summary>
    public static string Of(string name) => Place().Match(name).Value;

    public static bool Begin(string name) => Of(name).Length > 0;

    /// <summary>Whether a text is a place and nothing else.</summary>
    public static bool IsOne(string text) => Line().IsMatch(text);

    [GeneratedRegex(@"^([一-龥]{2,8}(省|自治区))?([一-龥]{2,10}(自治州|市|地区|盟))?([一-龥]{1,9}(自治县|新区|区|县|旗|市))?(?<=省|区|州|市|盟|县|旗)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^([一-龥]{2,8}?(省|自治区))?([一-龥]{2,10}?(自治州|市|地区|盟))?([一-龥]{1,9}?(自治县|新区|区|县|旗|市))?(?=[一-龥])")]
    private static partial Regex Place();
}
