namespace DisclosureExtract.Vocabulary;

/// <summary>Names of the statutory forms, as the contract writes them.</summary>
public static class FormIds
{
    public const string BudgetSummary = "budget_summary";
    public const string Revenue = "revenue";
    public const string Expenditure = "expenditure";
    public const string AppropriationSummary = "appropriation_summary";
    public const string AppropriationExpenditure = "appropriation_expenditure";
    public const string AppropriationBasicEconomic = "appropriation_basic_economic";
    public const string GeneralPublicExpenditure = "general_public_expenditure";
    public const string BasicExpenditureEconomic = "basic_expenditure_economic";
    public const string GovernmentFundRevenue = "government_fund_revenue";
    public const string GovernmentFundExpenditure = "government_fund_expenditure";
    public const string StateCapitalBudget = "state_capital_budget";
    public const string StateCapitalExpenditure = "state_capital_expenditure";
    public const string ThreePublic = "three_public";
    public const string AgencyOperating = "agency_operating";
    public const string ProjectsCurrent = "projects_current";
    public const string ProjectsCarryover = "projects_carryover";
    public const string Procurement = "procurement";

    public const string FinalSummary = "final_summary";
    public const string FinalRevenue = "final_revenue";
    public const string FinalExpenditure = "final_expenditure";
    public const string FinalAppropriationSummary = "final_appropriation_summary";
    public const string FinalAppropriationExpenditure = "final_appropriation_expenditure";
    public const string FinalGeneralPublicExpenditure = "final_general_public_expenditure";
    public const string FinalBasicExpenditureEconomic = "final_basic_expenditure_economic";
    public const string FinalThreePublic = "final_three_public";
    public const string FinalGovernmentFund = "final_government_fund";
    public const string FinalStateCapital = "final_state_capital";

    public const string GovGeneralRevenue = "gov_general_revenue";
    public const string GovGeneralExpenditure = "gov_general_expenditure";
    public const string GovGeneralOwnExpenditure = "gov_general_own_expenditure";
    public const string GovGeneralBasicEconomic = "gov_general_basic_economic";
    public const string GovGeneralTransfers = "gov_general_transfers";
    public const string GovGeneralBalance = "gov_general_balance";
    public const string GovFundRevenue = "gov_fund_revenue";
    public const string GovFundExpenditure = "gov_fund_expenditure";
    public const string GovFundTransfers = "gov_fund_transfers";
    public const string GovFundBalance = "gov_fund_balance";
    public const string GovCapitalRevenue = "gov_capital_revenue";
    public const string GovCapitalExpenditure = "gov_capital_expenditure";
    public const string GovCapitalBalance = "gov_capital_balance";
    public const string GovSocialInsuranceRevenue = "gov_social_insurance_revenue";
    public const string GovSocialInsuranceExpenditure = "gov_social_insurance_expenditure";
    public const string GovSocialInsuranceBalance = "gov_social_insurance_balance";
    public const string GovDebt = "gov_debt";
    public const string GovThreePublic = "gov_three_public";

    public const string FinalGovGeneralRevenue = "final_gov_general_revenue";
    public const string FinalGovGeneralExpenditure = "final_gov_general_expenditure";
    public const string FinalGovGeneralOwnExpenditure = "final_gov_general_own_expenditure";
    public const string FinalGovGeneralBasicEconomic = "final_gov_general_basic_economic";
    public const string FinalGovGeneralTransfers = "final_gov_general_transfers";
    public const string FinalGovGeneralBalance = "final_gov_general_balance";
    public const string FinalGovFundRevenue = "final_gov_fund_revenue";
    public const string FinalGovFundExpenditure = "final_gov_fund_expenditure";
    public const string FinalGovFundTransfers = "final_gov_fund_transfers";
    public const string FinalGovFundBalance = "final_gov_fund_balance";
    public const string FinalGovCapitalRevenue = "final_gov_capital_revenue";
    public const string FinalGovCapitalExpenditure = "final_gov_capital_expenditure";
    public const string FinalGovCapitalBalance = "final_gov_capital_balance";
    public const string FinalGovSocialInsuranceRevenue = "final_gov_social_insurance_revenue";
    public const string FinalGovSocialInsuranceExpenditure = "final_gov_social_insurance_expenditure";
    public const string FinalGovSocialInsuranceBalance = "final_gov_social_insurance_balance";
    public const string FinalGovDebt = "final_gov_debt";
    public const string FinalGovThreePublic = "final_gov_three_public";

    public const string PerformanceTarget = "performance_target";
    public const string ServiceCatalogue = "service_catalogue";
    public const string Other = "other";

    const string GovernmentPrefix = "gov_", FinalGovernmentPrefix = "final_gov_";

    /// <summary>Whether a form is of the budget or the accounts of a whole government.</summary>
    public static bool IsOfGovernment(string form) =>
        form.StartsWith(GovernmentPrefix, StringComparison.Ordinal)
            || form.StartsWith(FinalGovernmentPrefix, StringComparison.Ordinal);
}
