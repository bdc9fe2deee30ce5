// SPDX-License-Identifier: GPL-3.0-or-later
// Names in the account that hang on defaults: no recording is taken by them, and what to give is said where the names
// say it. Forms and names are set by hand.
#include "scenarios/recorded/default_names.hpp"

#include "scenarios/document/digest.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/document/read_document.hpp"
#include "tests/support/catch.hpp"

using namespace headroom;
using document::Node;
using recorded::valuesIn;

namespace {

using Values = std::map<std::string, std::string>;

Node scenarioOfForm(const std::string& name, const std::string& form) {
    const std::string digest = document::digest(Node::string("shop-View-dev"));
    auto read =
        document::readText(R"({"Resources":{"View":{"Type":"AWS::Lambda::Function","Properties":{"FunctionName":")" +
                               name + R"("}}},"Imported":{"DefaultNames":{"View":")" + form +
                               R"("},"Written":{"/Resources/View/Properties/FunctionName":")" + digest + R"("}}})",
                           "s.json", document::Format::Json);
    REQUIRE(read.ok());
    return std::move(*read.root);
}

std::string adviceOf(const std::string& name, const std::string& form, const std::vector<std::string>& called) {
    return recorded::DefaultNames(scenarioOfForm(name, form)).adviceFor(called);
}

}  // namespace

TEST_CASE("a form gives the values of its parameters where they can only be one", "[recorded]") {
    CHECK(valuesIn("shop-View-${Stage}", "shop-View-prod") == Values{{"Stage", "prod"}});
    CHECK(valuesIn("${Stage}-View-${Stage}", "prod-View-prod") == Values{{"Stage", "prod"}});
    CHECK(valuesIn("${Stage}-View-${Stage}", "prod-View-dev").empty());
    CHECK(valuesIn("${App}-View-${Stage}", "shop-View-prod") == Values{{"App", "shop"}, {"Stage", "prod"}});
    CHECK(valuesIn("${App}-${Stage}", "my-shop-prod").empty());  // my, shop-prod or my-shop, prod
    CHECK(valuesIn("shop-View-${Stage}", "shop-View-").empty());
    CHECK(valuesIn("shop-View-${Stage}", "other").empty());
    CHECK(valuesIn("${Name}", "anything").empty());
    CHECK(valuesIn("? ${Stage}", "prod").empty());
    CHECK(valuesIn("${A}${B}${C}${D}${E}${F}-x", std::string(200, 'a')).empty());  // and ends
}

TEST_CASE("recordings of another stage are answered with what to import again with", "[recorded]") {
    const std::string form = "shop-View-${Stage}";
    const std::string advice = adviceOf("shop-View-dev", form, {"shop-View-prod", "Invocations"});
    CHECK(advice ==
          "the names of View in the account hang on defaults of the template (Stage=dev), and shop-View-prod would be "
          "View with Stage=prod: import again with --set Stage=prod, for more than names may hang on it");
    const std::string general =
        "the names of View in the account hang on defaults of the template (Stage=dev): where recordings are of other "
        "values, import again with --set Parameter=value";
    CHECK(adviceOf("shop-View-dev", form, {"shop-View-prod", "shop-View-test"}) == general);  // of which?
    CHECK(adviceOf("shop-View-dev", form, {"audit"}) == general);
    CHECK(adviceOf("shop-View-dev", "? ${Stage}", {"x"}).find("defaults of the template (Stage): where") !=
          std::string::npos);
    // Whoever has changed the name knows it.
    CHECK(adviceOf("shop-View-prod", form, {"audit"}).empty());
}

TEST_CASE("series that say no resource advise about defaults, left out or taken for the only one there is",
          "[recorded]") {
    const recorded::DefaultNames names(scenarioOfForm("shop-View-dev", "shop-View-${Stage}"));
    recorded::Matched matched;
    CHECK(names.adviceFor(matched).empty());
    matched.unnamed = {"Invocations", "Sum"};
    CHECK(names.adviceFor(matched).empty());  // it is what get-metric-statistics prints, without any name
    matched.unnamed = {"shop-View-prod", "Invocations"};
    CHECK(names.adviceFor(matched).find("import again with --set Stage=prod") != std::string::npos);
    matched.unknown = {"audit"};
    CHECK(names.adviceFor(matched).find("import again with --set Parameter=value") != std::string::npos);
}
