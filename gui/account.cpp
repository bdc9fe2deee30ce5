// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/account.hpp"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>
#include <array>
#include <string_view>

#include "gui/format.hpp"
#include "gui/items/typed_number.hpp"
#include "pricing/usage_type.hpp"
#include "scenarios/document/edit_json.hpp"
#include "scenarios/format/reference.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::gui {

namespace {

constexpr const char* kDefaultRegion = "us-east-1";

struct Asked {
    std::string_view service;
    std::string_view quota;
};
constexpr std::array<Asked, 4> kAsked{{{"Lambda", "ConcurrentExecutions"},
                                       {"ApiGateway", "Rate"},
                                       {"DynamoDB", "TableReadUnits"},
                                       {"DynamoDB", "TableWriteUnits"}}};

/// A quota as its Field table has it; null only if the format drops it.
const base::FieldInfo* infoOf(const Asked& asked) {
    const std::string path = "Quotas." + std::string(asked.service);
    for (const format::FieldGroup& group : format::fieldGroups()) {
        if (group.path != path) continue;
        const auto found = std::ranges::find(group.fields, asked.quota, &base::FieldInfo::name);
        if (found != group.fields.end()) return *found;
    }
    return nullptr;
}

QString keyOf(const std::string& pointer) { return QStringLiteral("account") + say::text(pointer); }

bool isScenario(const std::string& text, const QString& path) {
    return format::loadScenarioText(text, path.toStdString()).scenario.has_value();
}

}  // namespace

bool Account::wasAsked() const { return settings_.value(QStringLiteral("account/asked")).toBool(); }

void Account::setAsked() { settings_.setValue(QStringLiteral("account/asked"), true); }

QString Account::region() const {
    const QString region = settings_.value(QStringLiteral("account/region")).toString();
    return pricing::isKnownRegion(region.toStdString()) ? region : QString::fromLatin1(kDefaultRegion);
}

void Account::setRegion(const QString& region) { settings_.setValue(QStringLiteral("account/region"), region); }

std::vector<FormField> Account::quotas() const {
    std::vector<FormField> fields;
    for (const Asked& asked : kAsked) {
        FormField field;
        field.info = infoOf(asked);
        if (field.info == nullptr) continue;
        field.pointer = "/Quotas/" + std::string(asked.service) + '/' + std::string(asked.quota);
        field.value = shownQuantity(settings_.value(keyOf(field.pointer)).toString());
        field.given = !field.value.isEmpty();
        field.oneValue = true;
        fields.push_back(field);
    }
    return fields;
}

void Account::setQuota(const std::string& pointer, const QString& value) {
    if (value.isEmpty()) return settings_.remove(keyOf(pointer));
    settings_.setValue(keyOf(pointer), value);
}

QString Account::summary() const {
    const auto fields = quotas();
    const auto own = static_cast<int>(std::ranges::count(fields, true, &FormField::given));
    if (own == 0) return QCoreApplication::translate("Account", "%1, AWS's default quotas").arg(region());
    if (own == 1) return QCoreApplication::translate("Account", "%1, 1 quota of its own").arg(region());
    return QCoreApplication::translate("Account", "%1, %2 quotas of its own").arg(region()).arg(own);
}

std::string Account::withQuotas(const std::string& text, const QString& path) const {
    base::Result<std::string> changed = text;
    for (const FormField& field : quotas()) {
        const auto value = parseField(field, field.value, {});
        if (changed && field.given && value && *value) changed = document::setValue(*changed, field.pointer, **value);
    }
    return changed && isScenario(*changed, path) ? *changed : text;
}

std::string Account::withRegionAndQuotas(const std::string& text, const QString& path) const {
    const auto there = document::setValue(text, "/Region", document::Node::string(region().toStdString()));
    return withQuotas(there && isScenario(*there, path) ? *there : text, path);
}

}  // namespace headroom::gui
