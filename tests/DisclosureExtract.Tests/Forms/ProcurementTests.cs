using DisclosureExtract.Facts;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Purchases by item, with the form in which each is organised.</summary>
public sealed class ProcurementTests
{
    [Theory]
    [InlineData("采购组织形式")]
    [InlineData("采购方式")]
    [InlineData("采购形式")]
    public void A_row_without_an_item_of_its_own_belongs_to_the_item_above(string heading)
    {
        var extraction = PublishedFormsTests.Run("政府采购预算表", $"采购品目大类|专项名称|经济科目|采购物品名称|{heading}|总计", "合计|||||100.00", "一、货物A|||||60.00", "|办公设备购置费|办公设备购置|||60.00",
            "|||台式计算机|集中采购|30.00", "||||部门集中采购|20.00", "||||分散自行组织|10.00", "三、服务C|||||40.00", "|商品和服务支出|会议费|||40.00", "|||会议服务|分散自行组织|25.00", "||||部门集中采购|15.00");
        Assert.Equal(["合计", "一、货物A", "办公设备购置", "台式计算机", "台式计算机", "台式计算机", "三、服务C", "会议费", "会议服务", "会议服务"],
            extraction.Validation.Facts.Select(f => f.Row.Name));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity != Severity.Info);
    }
}
