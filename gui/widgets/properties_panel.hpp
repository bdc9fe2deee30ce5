// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <vector>

#include "gui/items/entry_edit.hpp"
#include "gui/items/field_form.hpp"
#include "gui/items/key_figures.hpp"
#include "gui/items/outline.hpp"
#include "gui/items/typed_texts.hpp"

class QVBoxLayout;

namespace headroom::gui {

class ArrivalsView;
class FieldForm;

/// Where an objective or event stands in the merged document.
std::string listPlace(const OutlineItem& item);

/// What is selected in the tree: its name and type, its parameters to be changed, what this run says of it. Where the
/// text cannot be changed here (YAML, a file that is too long) parameters are only shown.
class PropertiesPanel : public QScrollArea {
    Q_OBJECT
public:
    explicit PropertiesPanel(QWidget* parent = nullptr);

    /// `edit`: the text to change; null: it cannot be changed, and `why` says for what reason. `folder`: where files
    /// that it names are.
    void show(const OutlineItem& item, const std::vector<KeyFigure>& figures, const ScenarioEdit* edit,
              const std::string& folder, const QString& why = {});
    void showNothing();
    /// What was typed for a parameter is wrong: it stays marked in its field.
    void refuse(const std::string& pointer, const document::Node& value, const QString& why);
    /// With all its fields; null while parameters are only shown.
    FieldForm* form() const;
    /// Takes what is being typed: shortcuts and menus do not take the keyboard out of its field.
    void commit();
    /// Whether something is typed that the text would take and does not say yet.
    bool isPending() const;
    /// All of that.
    std::vector<PendingValue> pending() const;
    /// What is typed and is no value, of the design of that name.
    TypedTexts unsound(const std::string& design) const;
    /// Puts back what stood in the fields of what is shown.
    void retype(const TypedTexts& typed);
    /// Null: what is shown has no arrivals.
    ArrivalsView* arrivals() const { return arrivals_; }

signals:
    void set(const std::string& pointer, const headroom::document::Node& value);
    void cleared(const std::string& pointer);
    /// An objective or event is not wanted any more.
    void removed(const std::string& pointer);
    void sourceWanted(const std::string& pointer);
    void typed();
    void entryChanged(const headroom::gui::EntryChange& change);
    /// A point of a pattern of steps, at `steps`, stands elsewhere now.
    void pointMoved(const std::string& steps, std::size_t place, headroom::base::Duration at, double perSecond);
    /// Recorded traffic is wanted in the place of what arrives at `arrivals`.
    void traceWanted(const std::string& arrivals);

private:
    void begin();
    void end();
    QWidget* addPart(int place);
    void addNames(const OutlineItem& item, const ScenarioEdit* edit, const QString& why);
    void addChanges(const OutlineItem& item, const ScenarioEdit& edit);
    void addForm(const OutlineItem& item, const ScenarioEdit& edit, const std::string& folder);
    void addArrivals(const OutlineItem& item, bool editable);
    void addFigures(const std::vector<KeyFigure>& figures);
    QWidget* content_ = nullptr;
    QVBoxLayout* whole_ = nullptr;      ///< of the content
    QWidget* above_ = nullptr;          ///< what stands above the form
    FieldForm* form_ = nullptr;         ///< null: nothing that can be changed is shown
    QWidget* below_ = nullptr;          ///< what stands below it
    QVBoxLayout* layout_ = nullptr;     ///< of the part that is being made
    ArrivalsView* arrivals_ = nullptr;  ///< of a workload
    OutlineItem::Kind kind_ = OutlineItem::Kind::Resource;
    std::string key_;         ///< of what is shown
    std::size_t design_ = 0;  ///< in which it is
    std::vector<KeyFigure> figures_;
    bool patch_ = false;
    QStringList names_;  ///< what it is called above the form, and what it is
};

}  // namespace headroom::gui
