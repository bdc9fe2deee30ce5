// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/provisioned_concurrency.hpp"

#include "tests/pricing/billing.hpp"

using namespace headroom::pricing;

namespace {

std::string breakEven(std::string_view region, LambdaArchitecture architecture = LambdaArchitecture::X86) {
    const auto found = provisionedConcurrencyBreakEven(bookOf(region), architecture);
    REQUIRE(found);
    REQUIRE(found->utilisation);
    return toText(*found->utilisation);
}

bool canPay(std::string_view region, LambdaArchitecture architecture = LambdaArchitecture::X86) {
    const auto found = provisionedConcurrencyBreakEven(bookOf(region), architecture);
    REQUIRE(found);
    return found->canPay;
}

RateOverride own(std::string usageType, std::string_view usd, std::int64_t per = 1) {
    return {"AWSLambda", std::move(usageType), {{std::nullopt, *parseRate(usd, per)}}};
}

}  // namespace

TEST_CASE("break-even of provisioned concurrency: idle over what a busy second saves") {
    // By hand, in units of 1e-10 USD a GB-second; on demand is 166,667 everywhere. The percentages are the fact
    // sheet's.
    CHECK(breakEven("us-east-1") == "0.6");            // 41,667 / (166,667 - 97,222): 60 %
    CHECK(breakEven("us-west-2") == "0.6");            // the same prices
    CHECK(breakEven("eu-west-1") == "0.79746");        // 46,460 / (166,667 - 108,407): 80 %
    CHECK(breakEven("eu-central-1") == "1.009888");    // 50,147 / (166,667 - 117,011): 101 %
    CHECK(breakEven("ap-southeast-1") == "1.146338");  // 51,991 / (166,667 - 121,313): 115 %
    CHECK(breakEven("ap-southeast-3") == "1.146338");
    CHECK(breakEven("ap-northeast-1") == "1.311386");  // 53,835 / (166,667 - 125,615): 131 %
    CHECK(breakEven("sa-east-1") == "5.624746");       // 66,372 / (166,667 - 154,867): 562 %
}

TEST_CASE("break-even on arm has arm's prices") {
    CHECK(breakEven("us-east-1", LambdaArchitecture::Arm) == "0.600007");     // 33,334 / (133,334 - 77,778)
    CHECK(breakEven("eu-central-1", LambdaArchitecture::Arm) == "1.009893");  // 40,118 / (133,334 - 93,609)
    CHECK(breakEven("sa-east-1", LambdaArchitecture::Arm) == "5.624788");     // 53,098 / (133,334 - 123,894)
}

TEST_CASE("provisioned concurrency can pay where a busy environment is cheaper, and only there") {
    for (const auto architecture : {LambdaArchitecture::X86, LambdaArchitecture::Arm}) {
        CHECK(canPay("us-east-1", architecture));
        CHECK_FALSE(canPay("eu-central-1", architecture));
        CHECK_FALSE(canPay("ap-southeast-3", architecture));
        CHECK_FALSE(canPay("sa-east-1", architecture));
    }
}

TEST_CASE("at the break-even both bills are the same, above it provisioned is cheaper") {
    // A 1 GB environment for 69,445,000 s in us-east-1: provisioned all the time, busy for 60 % of it.
    const auto cost = [](std::string_view busy) {
        return std::pair{billOf({use("AWSLambda", "Lambda-Provisioned-Concurrency", "69445000"),
                                 use("AWSLambda", "Lambda-Provisioned-GB-Second", busy)})
                             .total,
                         billOf({use("AWSLambda", "Lambda-GB-Second", busy)}).total};
    };
    const auto even = cost("41667000");  // 60 % of 69,445,000
    CHECK(even.first == even.second);
    const auto busier = cost("41668000");
    CHECK(busier.first < busier.second);
    const auto idler = cost("41666000");
    CHECK(idler.first > idler.second);
}

TEST_CASE("own rates replace the book's, whatever they are quoted per") {
    const PriceBook book = bookOf("sa-east-1");
    const auto found = [&](const std::vector<RateOverride>& rates) {
        return provisionedConcurrencyBreakEven(book, LambdaArchitecture::X86, rates);
    };
    // 10 USD a million GB-seconds provisioned and 5 idle: 5 / (16.6667 - 10).
    const auto cheap = found(
        {own("Lambda-Provisioned-Concurrency", "5", 1'000'000), own("Lambda-Provisioned-GB-Second", "10", 1'000'000)});
    REQUIRE(cheap);
    CHECK(toText(*cheap->utilisation) == "0.749996");
    CHECK(cheap->canPay);
    // Exactly 1 does not pay: an environment that is never idle costs the same.
    const auto even =
        found({own("Lambda-Provisioned-Concurrency", "0.0000066667"), own("Lambda-Provisioned-GB-Second", "0.00001")});
    REQUIRE(even);
    CHECK(toText(*even->utilisation) == "1");
    CHECK_FALSE(even->canPay);
    // Duration that is no cheaper provisioned has no break-even at all.
    for (const std::string_view dear : {"0.0000166667", "0.00002"}) {
        const auto never = found({own("Lambda-Provisioned-GB-Second", dear)});
        REQUIRE(never);
        CHECK_FALSE(never->utilisation);
        CHECK_FALSE(never->canPay);
    }
    // Another service's rate of the same name is not Lambda's.
    auto other = own("Lambda-Provisioned-Concurrency", "1");
    other.service = "AmazonDynamoDB";
    CHECK(toText(*found({other})->utilisation) == "5.624746");
}

TEST_CASE("without prices there is no break-even") {
    CHECK_FALSE(provisionedConcurrencyBreakEven(bookOf("us-gov-west-1"), LambdaArchitecture::X86));
}
