using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Model;

/// <summary>Invented places and bodies. No real place bears these names.</summary>
static class BodyNames
{
    static readonly string[] Cities = ["云澜市", "青屿市", "望沧市", "临砚市", "鹭溪市", "松泉市", "榆汀市", "砚北市"];
    static readonly string[] Districts = ["南浔汀区", "柳岸区", "石磬县", "栖霞屿区", "沐川坪县", "东篱区", "雁栖坪区", "桐荫县"];

    /// <summary>Name, sector (类 of its work) and whether it is called a department.</summary>
    static readonly (string Name, string Sector)[] Bodies =
    [
        ("文化和旅游局", "207"), ("体育局", "207"), ("水务局", "213"), ("农业农村局", "213"), ("市场监督管理局", "201"), ("档案馆", "201"),
        ("人民政府办公室", "201"), ("统计局", "201"), ("审计局", "201"), ("第三中学", "205"), ("教育局", "205"), ("实验小学", "205"),
        ("社会福利院", "208"), ("民政局", "208"), ("疾病预防控制中心", "210"), ("卫生健康委员会", "210"), ("生态环境局", "211"),
        ("住房和城乡建设局", "212"), ("交通运输局", "214"), ("应急管理局", "224"), ("司法局", "204"), ("科学技术局", "206"), ("自然资源和规划局", "220"),
    ];

    static readonly string[] Streets = ["翠微路街道办事处", "长汀镇人民政府", "北苑街道办事处", "清溪乡人民政府"];

    public static PublicBody Make(Dice dice)
    {
        var city = dice.Pick<string>(Cities);
        var place = dice.Chance(0.6) ? city + dice.Pick<string>(Districts) : city;
        var isDepartment = dice.Chance(0.6);
        if (dice.Chance(0.12))
        {
            var street = place + dice.Pick<string>(Streets);
            return new PublicBody(place, street, street, isDepartment, "212");
        }
        var (name, sector) = dice.Pick<(string, string)>(Bodies);
        var department = place + name;
        return isDepartment ? new PublicBody(place, department, department, true, sector)
            : new PublicBody(place, dice.Chance(0.5) ? department + "（本级）" : department, department, false, sector);
    }

    /// <summary>A university in place of another body, with its work.</summary>
    public static PublicBody MakeUniversity(Dice dice, PublicBody body)
    {
        var name = dice.Pick<string>(Cities)[..2] + dice.Pick("大学", "师范大学", "理工大学", "农业大学", "海洋研究院");
        return new PublicBody(body.Place, name, name, false, body.Sector);
    }

    /// <summary>A city or a county as a whole.</summary>
    public static PublicBody MakePlace(Dice dice)
    {
        var city = dice.Pick<string>(Cities);
        var place = dice.Chance(0.5) ? dice.Pick<string>(Districts) : "";
        return new PublicBody(city, city + place, city + place, false, "201") { IsGovernment = true };
    }
}
