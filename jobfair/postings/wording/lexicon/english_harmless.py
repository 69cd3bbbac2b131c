"""English words and phrases that only look like terms: goods, places, benefits, figures of speech."""

from jobfair.postings.wording.lexicon.entry import Role, entries, merged

ENGLISH_HARMLESS = merged(
    [
        entries(
            Role.OTHER,
            """
                women's men's ladies' womens mens menswear womenswear woman's lady's girls' boys' girl's
                boy's maternity maternity_leave paternity_leave parental_leave maternity_room nursing_room
                lactation_room mother-and-baby mother_and_baby mother's_day father's_day women's_day
                gynaecology gynecology obstetrics women's_federation women's_health ladieswear man_the man_a
                manned manning man-hours man_hours man-made man-machine men's_room women's_room
                girls'_school boys'_school girl_scouts boy_scouts feminine_hygiene male_connector
                female_connector male_connectors female_connectors male_thread female_thread male_fertility
                man_management father_christmas his/hers manpower oil_man yes-man bogeyman girls_school
                boys_school female_patients male_patients female_clients male_clients women_clients
                female_customers male_customers female_prisoners male_dormitory female_dormitory
                women_patients men's_shoes sister_company sister_companies boyfriend girlfriend
                man_and_machine childcare child_care bachelor bachelor's bachelor's_degree bachelor_degree
                master's_degree single_page single-page single_point single_point_of_contact single_sign-on
                single_room single_rooms single_site single_dormitory single_market single-use every_single
                a_single single_customer_view single_quotes not_a_single single_source singled_out
                single-cell single_crystal single_parent_families marriage_registration marriage_leave
                wedding weddings wedding_leave wedding_planner pregnancy_care prenatal antenatal
                pregnancy_protection pregnant_clients pregnant_customers family-friendly family_law
                married_couples_counselling breastfeeding breastfeeding_room breastfeeding_breaks
                pregnancy_leave family_planning_clinic family_planning_service han_chinese_medicine
                chinese_medicine race_car race_track horse_race relay_race arms_race race_condition
                race_conditions black_belt black_box white_paper white_papers whiteboard white-collar
                blackboard black_tea white_box white_wine black_pepper white_goods white_label white-label
                green_card black_friday white_space black_and_white minority_languages minority_areas
                minority_shareholder minority_interest ethnic_food ethnic_minority_culture ethnic_cuisine
                muslim_food halal christian_louboutin church buddhist_temple religious_affairs buddhist_art
                religious_art buddhist_supplies christian_hospital catholic_hospital catholic_school
                hui_autonomous hiv_clinic hiv_prevention aids_prevention hepatitis_b_vaccine
                hepatitis_vaccine hepatitis_b_test_kits hiv_test_kits infectious_diseases_department
                infectious_disease_hospital infectious_disease_department disease_control teaching_aids
                visual_aids training_aids hearing_aids first_aid aids_in disabled_access disabled_parking
                disabled_toilet disabled_children disabled_customers disabled_people's_federation
                disability_services disability_insurance disability_benefits disability_support
                people_with_disabilities_services disabled_persons_federation wheelchair_access
                wheelchair-accessible wheelchair_accessible wheelchair_manufacturer accessible able_to
                local_market local_markets local_language local_customers local_clients local_authority
                local_authorities local_government local_dialect local_area local_law local_laws
                local_knowledge local_community local_team local_business local_suppliers local_media
                local_minimum_wage local_transport local_regulations foreign_trade rural_areas
                rural_development rural_market rural_bank rural_schools migrant_workers'_wages
                household_registration_office household_registration_section household_goods
                household_products household_appliances tall_buildings height_of_the high_heels
                working_at_height work_at_height heights working_at_heights work_at_heights heavy_weight
                non-stop not_only must-have not_less_than no_less_than no_experience no_experience_required
                no_experience_needed no_experience_necessary no_overtime no_problem no_more_than
                no_later_than no_weekend no_night no_fewer_than no_fees no_fee no_charge no_charges
                no_deposit no_deposits no_training_fee no_hidden_fees free_training deposit_accounts
                bank_deposits deposit_slip customer_deposits guest_deposits customer_deposit guest_deposit
                hotel_deposits security_deposits_from_tenants tenancy_deposits cash_deposits term_deposits
                time_deposits deposit_business deposit_and_loan deposit_products for_example all_inclusive
                needs_analysis any_time at_any_time any_questions all_year work_permit best_practice
                """,
        ),
    ]
)
