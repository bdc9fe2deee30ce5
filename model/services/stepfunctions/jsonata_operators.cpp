// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/services/stepfunctions/jsonata_operators.hpp"

namespace headroom::stepfunctions {

int bindingPower(const JsonataToken& token) {
    struct Power {
        std::string_view text;
        int power;
    };
    static constexpr Power kPowers[] = {
        {".", 75},  {"[", 80},  {"{", 70},  {"(", 80}, {"@", 80},   {"#", 80},  {"?", 20},  {"+", 50},  {"-", 50},
        {"*", 60},  {"/", 60},  {"%", 60},  {"=", 40}, {"<", 40},   {">", 40},  {"^", 40},  {":=", 10}, {"!=", 40},
        {"<=", 40}, {">=", 40}, {"~>", 40}, {"&", 50}, {"and", 30}, {"or", 25}, {"in", 40},
    };
    if (token.kind != JsonataToken::Kind::Operator) return 0;
    for (const Power& known : kPowers)
        if (known.text == token.text) return known.power;
    return 0;
}

JsonataAncestors::JsonataAncestors(JsonataForm first)
    : names_(first == JsonataForm::Variable ? 0
             : first == JsonataForm::Name   ? 1
                                            : kUnknown) {}

bool JsonataAncestors::step(JsonataForm form) {
    if (names_ == kUnknown) return true;
    if (form == JsonataForm::Name) {
        ++names_;
    } else if (form != JsonataForm::Parent) {
        names_ = kUnknown;
    } else if (names_ == 0) {
        return false;
    } else {
        --names_;
    }
    return true;
}

}  // namespace headroom::stepfunctions
