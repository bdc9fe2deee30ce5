// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/inputs_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "report/words.hpp"
#include "scenarios/document/json_reader.hpp"
#include "scenarios/document/write_json.hpp"

namespace headroom::report {

namespace {

using study::Influence;

template <class Swing>
std::optional<LargestInfluence> largest(const study::DesignResult& design, const Swing& swing) {
    LargestInfluence most;
    double all = 0.0;
    double best = 0.0;
    for (const Influence& influence : design.influences) {
        const double size = swing(influence) * swing(influence);
        all += size;
        if (size <= best) continue;
        best = size;
        most.input = &influence;
    }
    if (most.input == nullptr) return std::nullopt;
    most.share = best / all;
    return most;
}

double squared(double value) { return value * value; }

/// "2.949/s" of "2.949358869/s": an input's value to four digits.
std::string shortInput(const std::string& text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end - text.data() <= 5) return text;
    return plainText(value, 4) + std::string(end, text.data() + text.size());
}

/// "log-normal" of "LogNormal".
std::string hyphened(const std::string& name) {
    std::string text;
    for (const char c : name) {
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper && !text.empty()) text += '-';
        text += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

std::string valueText(const document::Node& value) {
    std::string text = value.isString() ? shortInput(value.asString()) : document::writeJson(value);
    while (text.ends_with('\n')) text.pop_back();
    return text;
}

/// {"LogNormal": {"Median": "3.2ms", "P99": "6.5ms"}} in words; as it is where it has another form.
std::string distributionText(const std::string& json) {
    document::Problems none("");
    const auto node = document::readJson(json, none);
    const bool named = node && node->isObject() && node->size() == 1;
    if (!named) return json;
    const document::Member& shape = node->members().front();
    if (!shape.value.isObject()) return hyphened(shape.key) + ", " + valueText(shape.value);
    std::string text = hyphened(shape.key);
    for (const document::Member& one : shape.value.members())
        text += ", " + hyphened(one.key) + " " + valueText(one.value);
    return text;
}

std::string sentence(const LargestInfluence& most, const std::string& figure, const std::string& low,
                     const std::string& high) {
    return fmt::format("{} makes {:.0f} % of the spread in {} over the uncertain inputs: {} at {}, {} at {}",
                       most.input->path, most.share * 100.0, figure, low, inputText(most.input->low), high,
                       inputText(most.input->high));
}

}  // namespace

std::string inputText(const std::string& drawn) {
    if (drawn.starts_with('{')) return distributionText(drawn);
    if (drawn.size() > 1 && drawn.starts_with('"') && drawn.ends_with('"')) return drawn.substr(1, drawn.size() - 2);
    return shortInput(drawn);
}

std::string rangeText(const std::string& low, const std::string& high) {
    if (low.empty() && high.empty()) return "";
    return inputText(low) + (low.starts_with('"') ? " or " : " to ") + inputText(high);
}

std::optional<LargestInfluence> largestOnCost(const study::DesignResult& design) {
    if (!isPriced(design.cost.bill)) return std::nullopt;
    return largest(design, [](const Influence& one) { return one.costHigh - one.costLow; });
}

std::optional<LargestInfluence> largestOnP99(const study::DesignResult& design) {
    return largest(design, [](const Influence& one) { return one.p99High - one.p99Low; });
}

std::vector<const Influence*> byEffect(const study::DesignResult& design) {
    const bool priced = isPriced(design.cost.bill);
    double allCost = 0.0;
    double allP99 = 0.0;
    for (const Influence& one : design.influences) {
        allCost += priced ? squared(one.costHigh - one.costLow) : 0.0;
        allP99 += squared(one.p99High - one.p99Low);
    }
    const auto effect = [&](const Influence* one) {
        return std::max(allCost > 0.0 ? squared(one->costHigh - one->costLow) / allCost : 0.0,
                        allP99 > 0.0 ? squared(one->p99High - one->p99Low) / allP99 : 0.0);
    };
    std::vector<const Influence*> inputs;
    for (const Influence& one : design.influences) {
        if (effect(&one) > 0.0) inputs.push_back(&one);
    }
    std::ranges::stable_sort(inputs, std::ranges::greater(), effect);
    return inputs;
}

std::vector<std::string> inputSentences(const study::DesignResult& design) {
    std::vector<std::string> sentences;
    if (design.influences.empty()) return sentences;
    // What moves by less than is printed is not moved.
    const auto cost = largestOnCost(design);
    const std::string cheapest = cost ? moneyText(cost->input->costLow) : "";
    const std::string dearest = cost ? moneyText(cost->input->costHigh) : "";
    if (cheapest != dearest)
        sentences.push_back(sentence(*cost, "cost", cheapest + " a month", dearest));
    else
        sentences.emplace_back("no uncertain input moves the cost");
    const std::string figure = "the p99 of " + design.influencesOf;
    const auto p99 = largestOnP99(design);
    const std::string low = p99 ? secondsText(p99->input->p99Low) : "";
    const std::string high = p99 ? secondsText(p99->input->p99High) : "";
    if (low != high)
        sentences.push_back(sentence(*p99, figure, low, high));
    else if (!design.influencesOf.empty())
        sentences.push_back("no uncertain input moves " + figure);
    for (const study::ObjectiveResult& objective : design.objectives) {
        if (!objective.metOverInputs) continue;
        sentences.push_back(fmt::format("{}: met in {:.0f} % of the draws of the uncertain inputs", objective.text,
                                        *objective.metOverInputs * 100.0));
    }
    return sentences;
}

StudyDocument inputsDocument(const study::StudyResult& study) {
    StudyDocument document;
    if (study.designs.empty()) return document;
    const study::DesignResult& design = study.designs.front();
    document.heading = study.scenario + ", " + design.name + ": what the uncertain inputs do";
    std::vector<std::string> lines = inputSentences(design);
    if (study.partial) lines.emplace_back("PARTIAL: the study was cancelled");
    document.parts.push_back({"", {}, lines});
    std::vector<Influence> widest = design.influences;
    std::ranges::stable_sort(widest, std::ranges::greater(),
                             [](const Influence& one) { return std::abs(one.costHigh - one.costLow); });
    Rows rows{{"input", "from", "to", "cost a month", "to", "p99", "to"}};
    for (const Influence& one : widest) {
        rows.push_back({one.path, inputText(one.low), inputText(one.high), moneyText(one.costLow),
                        moneyText(one.costHigh), secondsText(one.p99Low), secondsText(one.p99High)});
    }
    if (rows.size() > 1) document.parts.push_back({"Each input alone, at its 5 % and its 95 % point", rows, {}});
    return document;
}

}  // namespace headroom::report
