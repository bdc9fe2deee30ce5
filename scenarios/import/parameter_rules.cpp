// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "scenarios/document/number_text.hpp"
#include "scenarios/document/pointer.hpp"
#include "scenarios/import/inventory.hpp"
#include "scenarios/import/reference_text.hpp"
#include "scenarios/import/section_rules.hpp"

namespace headroom::importing {

using document::Node;

namespace {

bool goodType(const std::string& type) {
    static constexpr std::array<std::string_view, 4> kPlain{"String", "Number", "CommaDelimitedList", "List<Number>"};
    if (std::ranges::find(kPlain, type) != kPlain.end()) return true;
    return type.starts_with("AWS::") || type.starts_with("List<AWS::") || type == "List<String>";
}

std::optional<double> numberIn(const std::string& text) {
    if (text.empty() || document::jsonNumberLength(text) != text.size()) return std::nullopt;
    return document::toDouble(text);
}

class ParameterRules {
public:
    ParameterRules(const document::Member& parameter, const Given& given, document::Problems& problems)
        : parameter_(parameter), pointer_(document::child("/Parameters", parameter.key)), problems_(problems) {
        const Node* standard = parameter.value.find("Default");
        if (standard != nullptr && standard->isScalar()) value_ = toText(*standard);
        const auto said = given.parameters.find(parameter.key);
        if (said != given.parameters.end()) value_ = said->second;
    }

    void check() {
        const std::string type = textOf(parameter_.value, "Type");
        if (!type.empty() && !goodType(type))
            return refuse("Template format error: Unrecognized parameter type: " + type);
        if (!value_ || type.starts_with("AWS::SSM::Parameter")) return;
        if (type == "Number" && !numberIn(*value_))
            return refuse("must be a number, and is " + document::quoted(*value_));
        if (type != "String" && type != "Number") return;
        checkAllowed();
        checkRange("MinValue", "MaxValue", type == "Number" ? numberIn(*value_) : std::nullopt);
        checkRange("MinLength", "MaxLength", static_cast<double>(value_->size()));
    }

private:
    void refuse(const std::string& text) {
        problems_.error(parameter_.value, pointer_, text + " (CloudFormation refuses it)");
    }

    void checkAllowed() {
        const Node* allowed = parameter_.value.find("AllowedValues");
        if (allowed == nullptr || !allowed->isArray()) return;
        const bool known = std::ranges::any_of(allowed->elements(), [&](const Node& one) {
            const auto text = toText(one);
            return text == value_ || (text && numberIn(*text) && numberIn(*text) == numberIn(*value_));
        });
        if (!known)
            refuse("Parameter '" + parameter_.key + "' must be one of AllowedValues, and is " +
                   document::quoted(*value_));
    }

    void checkRange(const char* low, const char* high, std::optional<double> value) {
        if (!value) return;
        const Node* least = parameter_.value.find(low);
        const Node* most = parameter_.value.find(high);
        const auto bound = [](const Node* node) {
            return node != nullptr ? numberIn(toText(*node).value_or("")) : std::nullopt;
        };
        if (bound(least) && *value < *bound(least)) refuse("Parameter '" + parameter_.key + "' is below its " + low);
        if (bound(most) && *value > *bound(most)) refuse("Parameter '" + parameter_.key + "' is above its " + high);
    }

    const document::Member& parameter_;
    std::string pointer_;
    document::Problems& problems_;
    std::optional<std::string> value_;
};

}  // namespace

void checkSections(const Node& root, const Given& given, document::Problems& problems) {
    const Node* version = root.find("AWSTemplateFormatVersion");
    if (version != nullptr && !version->isNull() && toText(*version).value_or("") != "2010-09-09")
        problems.error(
            *version, "/AWSTemplateFormatVersion",
            "must be \"2010-09-09\" (CloudFormation refuses it: Template format error: unsupported value for "
            "AWSTemplateFormatVersion)");
    const Node* parameters = root.find("Parameters");
    if (parameters == nullptr || !parameters->isObject()) return;
    for (const document::Member& parameter : parameters->members()) {
        if (parameter.value.isObject()) ParameterRules(parameter, given, problems).check();
    }
}

}  // namespace headroom::importing
