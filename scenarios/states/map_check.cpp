// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "scenarios/states/expression_check.hpp"
#include "scenarios/states/field_check.hpp"
#include "scenarios/states/part_checks.hpp"

namespace headroom::states {

namespace {

using document::quoted;
using stepfunctions::QueryLanguage;

constexpr std::array<std::string_view, 8> kDistributedOnly{"ItemReader",
                                                           "ItemBatcher",
                                                           "ResultWriter",
                                                           "ToleratedFailureCount",
                                                           "ToleratedFailureCountPath",
                                                           "ToleratedFailurePercentage",
                                                           "ToleratedFailurePercentagePath",
                                                           "Label"};
constexpr std::array<std::string_view, 3> kReaders{"getObject", "listObjectsV2", "headObject"};
constexpr std::array<std::string_view, 1> kWriters{"putObject"};

const document::Node* configOf(const document::Node& map) {
    const document::Member* processor = processorOf(map);
    return processor == nullptr ? nullptr : processor->value.find("ProcessorConfig");
}

/// Resource of a reader or writer: an action of S3.
template <std::size_t N>
void checkStore(const Place& object, const std::array<std::string_view, N>& actions, Findings& findings) {
    const document::Member* member = object.node.findMember("Resource");
    if (member == nullptr) return;
    const Place place = object[*member];
    if (!place.node.isString()) return findings.error(Rule::WrongType, place, "Resource is the ARN of an action of S3");
    const std::string& text = place.node.asString();
    if (hasPlaceholder(text)) return;
    for (const std::string_view action : actions) {
        const std::string plain = ":s3:" + std::string(action);
        if (text.starts_with("arn:") && text.ends_with(plain)) return;
    }
    findings.error(Rule::BadResource, place,
                   quoted(text) + " cannot stand here; it is arn:aws:states:::s3:" + std::string(actions[0]));
}

void checkReader(const Place& place, FieldContext context, Findings& findings) {
    if (!checkFields(place, itemReaderFields(), "ItemReader", context, findings)) return;
    checkStore(place, kReaders, findings);
    const document::Member* config = place.node.findMember("ReaderConfig");
    if (config == nullptr) return;
    const Place reader = place[*config];
    if (!checkFields(reader, readerConfigFields(), "ReaderConfig", context, findings)) return;
    checkExclusive(reader, "MaxItems", "MaxItemsPath", findings);
    const auto needs = [&](std::string_view field, std::string_view word, std::string_view other) {
        const std::string* given = textOf(reader.node, field);
        if (given != nullptr && *given == word && reader.node.find(other) == nullptr)
            findings.error(Rule::MissingField, reader,
                           std::string(field) + " " + *given + " needs the field " + std::string(other) +
                               " (Developer Guide, input-output-itemreader)");
    };
    needs("CSVHeaderLocation", "GIVEN", "CSVHeaders");
    needs("Transformation", "LOAD_AND_FLATTEN", "InputType");
    const document::Member* headers = reader.node.findMember("CSVHeaders");
    if (headers == nullptr) return;
    const Place list = reader[*headers];
    if (!list.node.isArray()) return findings.error(Rule::WrongType, list, "CSVHeaders is a list of names");
    for (std::size_t i = 0; i < list.node.size(); ++i) checkValue({"CSVHeaders", Form::Text}, list.at(i), {}, findings);
}

void checkBatcher(const Place& place, FieldContext context, Findings& findings) {
    if (!checkFields(place, itemBatcherFields(), "ItemBatcher", context, findings)) return;
    checkExclusive(place, "MaxItemsPerBatch", "MaxItemsPerBatchPath", findings);
    checkExclusive(place, "MaxInputBytesPerBatch", "MaxInputBytesPerBatchPath", findings);
    for (const document::Member& member : place.node.members())
        if (member.key.starts_with("Max")) return;
    findings.error(Rule::MissingField, place, "ItemBatcher needs MaxItemsPerBatch or MaxInputBytesPerBatch");
}

void checkWriter(const Place& place, FieldContext context, Findings& findings) {
    if (!checkFields(place, resultWriterFields(), "ResultWriter", context, findings)) return;
    checkStore(place, kWriters, findings);
    const document::Member* config = place.node.findMember("WriterConfig");
    if (config != nullptr) checkFields(place[*config], writerConfigFields(), "WriterConfig", context, findings);
    if (place.node.find("Resource") == nullptr && config == nullptr)
        findings.error(Rule::MissingField, place, "ResultWriter needs Resource, WriterConfig or both");
}

void checkItems(const Place& place, Findings& findings) {
    if (place.node.isString()) {
        if (looksLikeJsonata(place.node.asString())) return checkJsonataText(place, findings);
        if (hasPlaceholder(place.node.asString())) return;
    }
    if (!place.node.isArray() && !place.node.isObject())
        return findings.error(Rule::WrongType, place, "Items is a list, an object or a JSONata expression in {% %}");
    checkTemplate(place, QueryLanguage::Jsonata, findings);
}

void checkParts(const Place& state, FieldContext context, Findings& findings) {
    for (const document::Member& member : state.node.members()) {
        const Place place = state[member];
        if (member.key == "ItemReader") checkReader(place, context, findings);
        if (member.key == "ItemBatcher") checkBatcher(place, context, findings);
        if (member.key == "ResultWriter") checkWriter(place, context, findings);
        if (member.key == "Items" && context.language == QueryLanguage::Jsonata) checkItems(place, findings);
    }
}

/// True of text with blanks, brackets, wildcards, control characters and what else the ARN of a Map Run cannot have.
bool hasUnfit(std::string_view label) {
    for (std::size_t i = 0; i < label.size(); ++i) {
        const auto byte = static_cast<unsigned char>(label[i]);
        const auto before = static_cast<unsigned char>(i > 0 ? label[i - 1] : '\0');
        const bool control = byte < 0x20U || byte == 0x7FU || (before == 0xC2U && byte >= 0x80U && byte < 0xA0U);
        if (control || std::string_view(" ?*<>{}[]:;,\\|^~$#%&`\"").find(label[i]) != std::string_view::npos)
            return true;
    }
    return false;
}

void checkLabel(const Place& state, Findings& findings) {
    constexpr std::size_t kMaxLabel = 40;
    const std::string* label = textOf(state.node, "Label");
    if (label == nullptr || hasPlaceholder(*label)) return;
    const Place place = state[*state.node.findMember("Label")];
    const std::size_t length = charactersIn(*label);
    if (length == 0 || length > kMaxLabel) findings.error(Rule::OutOfRange, place, "a Label has 1 to 40 characters");
    if (hasUnfit(*label))
        findings.error(
            Rule::BadLabel, place,
            "a Label has no blanks, brackets, control characters and none of ? * : ; , \\ | ^ ~ $ # % & ` \"");
}

}  // namespace

const document::Member* processorOf(const document::Node& map) {
    const document::Member* processor = map.findMember("ItemProcessor");
    return processor != nullptr ? processor : map.findMember("Iterator");
}

bool isDistributed(const document::Node& map) {
    const document::Node* config = configOf(map);
    const std::string* mode = config == nullptr ? nullptr : textOf(*config, "Mode");
    return mode != nullptr && *mode == "DISTRIBUTED";
}

bool hasExpressChildren(const document::Node& map) {
    const document::Node* config = configOf(map);
    const std::string* type = config == nullptr ? nullptr : textOf(*config, "ExecutionType");
    return type != nullptr && *type == "EXPRESS" && isDistributed(map);
}

void checkMap(const Place& state, QueryLanguage language, bool express, Findings& findings) {
    checkExclusive(state, "ItemProcessor", "Iterator", findings);
    checkExclusive(state, "ItemSelector", "Parameters", findings);
    checkExclusive(state, "Items", "ItemsPath", findings);
    checkExclusive(state, "MaxConcurrency", "MaxConcurrencyPath", findings);
    checkExclusive(state, "ToleratedFailureCount", "ToleratedFailureCountPath", findings);
    checkExclusive(state, "ToleratedFailurePercentage", "ToleratedFailurePercentagePath", findings);
    checkLabel(state, findings);
    checkParts(state, {language, language == QueryLanguage::Jsonata}, findings);
    const document::Member* processor = processorOf(state.node);
    if (processor == nullptr)
        return findings.error(Rule::MissingField, state, "a Map needs the field ItemProcessor (or the older Iterator)");
    if (isDistributed(state.node)) {
        const Place config = state[*processor][*processor->value.findMember("ProcessorConfig")];
        if (config.node.find("ExecutionType") == nullptr)
            findings.error(Rule::MissingField, config,
                           "ProcessorConfig needs the field ExecutionType where its Mode is DISTRIBUTED");
        if (express)
            findings.error(Rule::NotInExpress, state[*processor],
                           "an Express state machine does not support a Map in DISTRIBUTED mode");
        return;
    }
    for (const std::string_view name : kDistributedOnly) {
        if (const document::Member* member = state.node.findMember(name))
            findings.warning(Rule::DistributedOnly, state[*member],
                             std::string(name) + " has no effect: the Map's ProcessorConfig has no Mode DISTRIBUTED");
    }
}

}  // namespace headroom::states
