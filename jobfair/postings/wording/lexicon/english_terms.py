"""English words for the people and traits a law protects, for fees and for papers."""

from jobfair.postings.wording.lexicon.entry import Role, entries, merged
from jobfair.postings.wording.verdicts import Ground

ENGLISH_TERMS = merged(
    [
        entries(
            Role.TERM,
            """
                male males man men female females woman women lady ladies gentleman gentlemen girl girls boy
                boys guy guys gal gals bloke blokes chap chaps young_lady young_ladies young_man young_men
                young_girl young_girls young_guy housewife housewives mom moms mum mums mothers mother
                stay-at-home_moms stay-at-home_mums father fathers dad dads babe babes girl_friday
                gal_friday schoolgirl lad lads lass dude dudes bro bros beauties beauty_queen masculine
                feminine maiden cute_girls beautiful_girls sister sisters handsome_guys chick chicks
                """,
            Ground.SEX,
        ),
        entries(
            Role.TERM,
            """
                waitress waitresses salesman salesmen saleswoman saleswomen stewardess stewardesses hostess
                hostesses barmaid barmaids cleaning_lady cleaning_ladies tea_lady lunch_lady delivery_boy
                delivery_boys office_boy office_boys bellboy bellboys busboy busboys actress actresses
                seamstress seamstresses maid maids chambermaid chambermaids headmistress barman barmen
                showgirl showgirls delivery_girl office_girl shop_girl shopgirl shopgirls salesgirl
                salesgirls saleslady salesladies paperboy waitressing_staff masseuse masseuses
                """,
            Ground.SEX,
            "title",
        ),
        entries(  # in use for anybody, though made with -man: a reviewer looks
            Role.TERM,
            """
                handyman foreman foremen craftsman craftsmen repairman repairmen serviceman servicemen
                deliveryman deliverymen cameraman cameramen doorman doormen chairman workman workmen
                draftsman draughtsman fireman firemen policeman policemen watchman watchmen headmaster
                """,
            Ground.SEX,
            "title-en",
        ),
        entries(Role.TERM, "him his her hers himself herself", Ground.SEX, "pronoun"),
        entries(Role.TERM, "he she", Ground.SEX, "subject"),
        entries(Role.ATTRIBUTE, "sex gender genders sexes", Ground.SEX),
        entries(
            Role.PAIR,
            """
                male_or_female female_or_male men_and_women women_and_men men_or_women women_or_men
                male_and_female female_and_male males_and_females females_and_males males_or_females
                females_or_males ladies_and_gentlemen gentlemen_and_ladies he_or_she she_or_he his_or_her
                her_or_his him_or_her her_or_him boys_and_girls girls_and_boys both_men_and_women
                both_women_and_men both_sexes both_genders either_sex either_gender any_gender any_sex
                all_genders all_sexes he/she she/he his/her her/his him/her m/f f/m m/f/d m/w/d f/m/d m/f/x
                male/female female/male he/her himself/herself s/he himself_or_herself mum_or_dad
                mums_and_dads mothers_and_fathers fathers_and_mothers ladies_and_gents
                salesman_or_saleswoman salesman/saleswoman salesmen_and_saleswomen waiter_or_waitress
                waiter/waitress waiters_and_waitresses waitresses_and_waiters waiters/waitresses
                actor/actress actors_and_actresses host/hostess steward/stewardess waiters_or_waitresses
                women_as_well_as_men handyman/woman woman_or_man man_or_woman man_and_woman lads_and_lasses
                young_men_and_women guys_and_girls
                """,
            Ground.SEX,
        ),
        entries(
            Role.TERM,
            """
            unmarried married single divorced widowed spinster newlywed newlyweds childless spouse husband
            wife single_parents single_mothers unattached engaged_to_be_married already_have_children
            having_children children_of_their_own kids young_children small_children dependents
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "state",
        ),
        entries(
            Role.TERM,
            """
            pregnant pregnant_women pregnancy pregnancies expectant_mothers nursing_mothers
            breastfeeding_mothers mothers-to-be plans_to_have_children plan_to_have_children
            plans_for_children plans_to_get_married plan_to_get_married plans_to_marry
            planning_to_have_children planning_a_family plans_to_start_a_family plan_to_start_a_family
            planning_to_get_married planning_to_get_pregnant plan_to_become_pregnant intend_to_have_children
            intention_to_have_children family_plans planning_pregnancy planning_children
            plans_to_become_pregnant plans_to_get_pregnant marriage_plans
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "out",
        ),
        entries(
            Role.TERM,
            """
            get_pregnant become_pregnant getting_pregnant becoming_pregnant get_married getting_married
            have_children have_a_baby start_a_family have_kids give_birth having_a_baby having_kids marry
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "act",
        ),
        entries(
            Role.TERM,
            """
            pregnancy_test pregnancy_tests pregnancy_testing pregnancy_check pregnancy_screening
            test_for_pregnancy proof_of_not_being_pregnant pregnancy_certificate
            """,
            Ground.MARRIAGE_CHILDBEARING,
            "test",
        ),
        entries(
            Role.ATTRIBUTE,
            """
            marital_status family_status parental_status marital_and_childbearing_status family_situation
            childbearing_status
            """,
            Ground.MARRIAGE_CHILDBEARING,
        ),
        entries(
            Role.TERM,
            """
            han han_chinese han_ethnicity ethnic_han caucasian caucasians white whites white-skinned
            fair-skinned blacks black_people white_people asians westerners western-looking native-looking
            foreign-looking white_face european-looking
            """,
            Ground.ETHNICITY,
            "in",
        ),
        entries(
            Role.TERM,
            """
            uyghur uyghurs uighur uighurs tibetan tibetans hui manchu manchus mongolian mongolians kazakh
            kazakhs zhuang miao korean-chinese ethnic_koreans africans african black_applicants jews jewish
            arabs
            """,
            Ground.ETHNICITY,
            "minority",
        ),
        entries(
            Role.TERM,
            """
            ethnic_minorities ethnic_minority minorities minority_candidates minority_applicants minority
            people_of_colour people_of_color
            """,
            Ground.ETHNICITY,
            "minorities",
        ),
        entries(
            Role.ATTRIBUTE,
            """
            race ethnicity ethnic_origin ethnic_group nationality_group colour color skin_colour skin_color
            national_origin ethnic_background
            """,
            Ground.ETHNICITY,
        ),
        entries(
            Role.TERM,
            """
            christian christians muslim muslims buddhist buddhists catholic catholics hindu hindus atheist
            atheists religious_believers believers religious_people religious_belief religious_beliefs
            religious_affiliation protestants churchgoers jehovah's_witnesses taoists believer religious
            non-religious non-believers
            """,
            Ground.RELIGION,
            "state",
        ),
        entries(Role.ATTRIBUTE, "religion creed faith religions", Ground.RELIGION),
        entries(
            Role.TERM,
            """
            hepatitis hepatitis_b hepatitis_c hbv hiv aids tuberculosis tb syphilis infectious_disease
            infectious_diseases contagious_disease contagious_diseases communicable_disease
            communicable_diseases covid covid-19 coronavirus std stds
            """,
            Ground.HEALTH_CARRIER,
            "disease",
        ),
        entries(
            Role.TERM,
            """
            hepatitis_b_carriers hepatitis_b_carrier hepatitis_carriers hepatitis_b_virus_carriers
            hbv_carriers hbv_carrier hbv_positive hiv_positive hiv-positive hbv-positive hiv_carriers
            carriers_of_hepatitis_b virus_carriers carriers covid_survivors hepatitis_b_patients
            hepatitis_patients previously_infected past_infection covid_history history_of_covid
            positive_for_hiv previously_infected_with_covid infected_with_covid
            """,
            Ground.HEALTH_CARRIER,
            "out",
        ),
        entries(
            Role.TERM,
            """
            hepatitis_b_test hepatitis_test hbv_test hiv_test hbsag hbsag_test hepatitis_b_test_report
            hiv_test_report hepatitis_b_screening hepatitis_b_report hiv_testing hiv_screening
            hepatitis_b_surface_antigen hbv_screening
            """,
            Ground.HEALTH_CARRIER,
            "test",
        ),
        entries(Role.ATTRIBUTE, "health_status hiv_status hepatitis_status carrier_status", Ground.HEALTH_CARRIER),
        entries(
            Role.TERM,
            """
            disabled disability disabilities handicapped handicap handicaps disabled_people
            people_with_disabilities persons_with_disabilities disabled_persons wheelchair_users wheelchair
            deaf blind cripple cripples physically_challenged deaf_people blind_people physical_defects
            physical_defect impairment impairments mental_illness wheelchairs paralysed paralyzed amputees
            hearing_loss hard_of_hearing visually_impaired hearing_impaired lame
            """,
            Ground.DISABILITY,
            "out",
        ),
        entries(
            Role.TERM,
            """
            able-bodied able_bodied non-disabled fully_able-bodied physically_intact no_physical_defects
            no_physical_disability no_disabilities no_disability sound_limbs of_sound_body no_handicap
            no_physical_handicap
            """,
            Ground.DISABILITY,
            "in",
        ),
        entries(Role.ATTRIBUTE, "disability_status", Ground.DISABILITY),
        entries(
            Role.TERM,
            """
            locals local_people local_residents local_hukou local_candidates local_applicants
            jinzhou_residents jinzhou_locals jinzhou_hukou jinzhou_household_registration
            local_household_registration urban_hukou city_hukou urban_residents beijing_hukou shanghai_hukou
            natives local_registration beijing_locals shanghai_locals registered_residents
            household_registration_in_jinzhou hukou local_person local_resident local_household_register
            liaoning_natives liaoning_residents permanent_residents_of_jinzhou jinzhou_natives
            born_in_jinzhou jinzhou_household_register household_registration local_residency
            """,
            Ground.HOUSEHOLD_REGION,
            "in",
        ),
        entries(
            Role.TERM,
            """
            outsiders non-locals non_locals out-of-towners out_of_towners migrants migrant_workers
            rural_hukou rural_residents rural_workers rural_household_registration rural_people
            people_from_henan people_from_the_northeast people_from_other_provinces out-of-province
            non-local nonlocals peasants villagers country_people people_from_xinjiang
            people_from_the_countryside out-of-town_applicants henan_people northeasterners
            people_from_outside non-resident non-residents farmers agricultural_hukou
            people_from_other_cities people_from_rural_areas out-of-town out-of-province_applicants
            """,
            Ground.HOUSEHOLD_REGION,
            "out",
        ),
        entries(
            Role.ATTRIBUTE,
            """
            household_register household_registration_type hukou_type place_of_origin
            place_of_household_registration residence_registration place_of_registration
            """,
            Ground.HOUSEHOLD_REGION,
        ),
        entries(
            Role.TERM,
            """
            full-time_degree full-time_education full-time_bachelor's full-time_university
            regular_full-time_degree 985 211 top_universities first_degree elite_universities
            recent_graduates_only ivy_league regular_college full-time_bachelor's_degree
            """,
            Ground.STATUS,
            "in",
        ),
        entries(
            Role.TERM,
            """
            part-time_degree part-time_degrees part-time_students self-taught_degree correspondence_degree
            correspondence_degrees adult_education_degrees agency_workers dispatched_workers ex-convicts
            ex-offenders previous_graduates unemployed_people unemployed the_unemployed self-study_degrees
            adult_education dispatch_workers labour_dispatch_workers temps
            """,
            Ground.STATUS,
            "out",
        ),
        entries(
            Role.TERM,
            """
                deposit deposits security_deposit bond training_deposit uniform_deposit joining_deposit
                training_fee training_fees uniform_fee uniform_fees registration_fee application_fee
                processing_fee service_fee agency_fee placement_fee admin_fee administration_fee joining_fee
                medical_fee guarantee_deposit caution_money uniform_deposit guarantee_money entry_fee
                recruitment_fee upfront_fee clothing_fee cost_of_training cost_of_the_uniform
                cost_of_uniform cost_of_the_training training_costs own_uniform uniform_costs interview_fee
                training_cost
                """,
            Ground.FEE_DEPOSIT,
            "fee",
        ),
        entries(Role.TERM, "uniform uniforms work_clothes protective_clothing", Ground.FEE_DEPOSIT, "uniform"),
        entries(Role.TERM, "m f", Ground.SEX, "letter"),
        entries(
            Role.TERM,
            """
            guarantor training_loan training_loans financial_guarantee property_guarantee
            """,
            Ground.FEE_DEPOSIT,
            "guarantee",
        ),
        entries(
            Role.TERM,
            """
            passport passports id_card id_cards identity_card identity_cards original_id id_documents
            identity_documents original_documents original_certificates diploma diplomas original_diploma
            original_id_card driving_licence driver's_license degree_certificate original_certificate
            original_passport id original_identity_card ids
            """,
            Ground.DOCUMENT_HOLDING,
            "paper",
        ),
    ]
)
