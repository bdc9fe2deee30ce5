// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <vector>

#include "gui/items/field_form.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/outline.hpp"

class QVBoxLayout;

namespace headroom::gui {

class FieldForm;

/// Where an objective or event stands in the merged document.
std::string listPlace(const OutlineItem& item);

/// What is selected in the tree: its name and type, its parameters to be changed, what this run says of it. Where the
/// text cannot be changed here (YAML, a file that is too long) parameters are only shown.
class PropertiesPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit PropertiesPanel(QWidget* parent = nullptr);

    /// `edit`: the text to change; null: it cannot be changed. `folder`: where files that it names are.
    void show(const OutlineItem& item, const std::vector<KeyFigure>& figures, const ScenarioEdit* edit,
              const std::string& folder);
    void showNothing();
    /// Null while parameters are only shown.
    FieldForm* form() const { return form_; }

signals:
    void set(const std::string& pointer, const headroom::document::Node& value);
    void cleared(const std::string& pointer);
    /// An objective or event is not wanted any more.
    void removed(const std::string& pointer);
    void sourceWanted(const std::string& pointer);

private:
    void begin();
    void end();
    void addNames(const OutlineItem& item, const ScenarioEdit* edit);
    void addForm(const OutlineItem& item, const ScenarioEdit& edit, const std::string& folder);
    void addFigures(const std::vector<KeyFigure>& figures);
    QVBoxLayout* layout_ = nullptr;
    QWidget* content_ = nullptr;
    FieldForm* form_ = nullptr;
    OutlineItem::Kind kind_ = OutlineItem::Kind::Resource;
    std::string key_;  ///< of what is shown
    std::vector<KeyFigure> figures_;
    bool patch_ = false;
};

}  // namespace headroom::gui
