// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/result_subject.hpp"

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

namespace {

/// "AWS::Lambda::Function" as "Lambda Function".
QString typeText(const std::string& type) {
    QString text = say::text(type);
    if (text.startsWith(QLatin1String("AWS::"))) text.remove(0, 5);
    return text.replace(QLatin1String("::"), QLatin1String(" "));
}

QString named(const std::string& name, const QString& kind) {
    return kind.isEmpty() ? say::text(name) : say::text(name) + QStringLiteral(" · ") + kind;
}

}  // namespace

std::vector<ResultSubject> resultSubjectsOf(const study::DesignResult& result) {
    std::vector<ResultSubject> subjects{{std::nullopt, {}, gui::tr("The whole design")}};
    for (const study::ResourceFigures& resource : result.resources) {
        subjects.push_back(
            {OutlineItem::Kind::Resource, resource.resource, named(resource.resource, typeText(resource.type))});
    }
    for (const auto& [workload, counts] : result.workloads)
        subjects.push_back({OutlineItem::Kind::Workload, workload, named(workload, gui::tr("workload"))});
    return subjects;
}

}  // namespace headroom::gui
